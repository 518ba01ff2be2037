// "Ask the data": finds and shows the answer that the library gave when the site was built.
// The answers are in the page itself, so it also works from a file, and asks no network.
"use strict";

// --- what is asked and said: plain values, also run by the tests without a browser ----------

/** Read a day, a month or a year; null for anything else, also for a day that does not exist. */
function readDate(text) {
  const found = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(text.trim());
  if (!found) return null;
  const [iso, year, month, day] = found;
  const inCalendar = new Date(0);
  // Not `new Date(year, ...)`, which takes the year 50 for 1950.
  inCalendar.setUTCFullYear(Number(year), Number(month || 1) - 1, Number(day || 1));
  const exists =
    inCalendar.getUTCMonth() + 1 === Number(month || 1) &&
    inCalendar.getUTCDate() === Number(day || 1);
  return exists ? { iso, year, month, day } : null;
}

/** Whether it was only the calendar that refused it, such as 2005-02-30. */
function looksLikeDate(text) {
  return /^\d{4}(-\d\d){0,2}$/.test(text.trim());
}

/** Say a date as each place in a sentence needs it. */
function formsOf(words, { year, month, day }) {
  let patterns = words.year;
  if (month) patterns = words.months[month - 1];
  if (day) patterns = (Number(day) === 1 ? words.firsts : words.days)[month - 1];
  const filled = (form) => form.replace("{day}", Number(day)).replace("{year}", Number(year));
  return Object.fromEntries(Object.entries(patterns).map(([at, form]) => [at, filled(form)]));
}

/** Find the answer: the one since the latest change. ISO dates sort as texts do. */
function answerOn(data, subject, date) {
  const scale = date.day ? "days" : date.month ? "months" : "years";
  const [, place] = subject.changes[scale].findLast(([since]) => since <= date.iso);
  const [lines, standings, sources] = data.answers[place];
  const forms = formsOf(data.words, date);
  return {
    lines: lines.map((line) => data.lines[line].replace(/\{(\w+)\}/g, (_, at) => forms[at])),
    standings,
    sources: sources.map((source) => data.sources[source]),
  };
}

/** Write an answer as the library's `explain` does. */
function asText(data, { lines, sources }) {
  const listed = sources.map(([title, url]) => (url ? `- ${title} <${url}>` : `- ${title}`));
  return [...lines, ...(listed.length ? [data.sources_heading] : []), ...listed].join("\n");
}

if (typeof module !== "undefined") module.exports = { readDate, answerOn, asText };

// --- the page -------------------------------------------------------------------------------

/** Make an element. Texts go in as texts, never as HTML. */
function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

class AskPage {
  constructor(form, data) {
    this.form = form;
    this.data = data;
    this.subject = form.elements.namedItem("subject");
    this.date = form.elements.namedItem("date");
    this.error = document.getElementById("ask-error");
    this.names = document.getElementById("ask-names");
    this.said = document.getElementById("ask-said");
    this.proof = document.getElementById("ask-proof");
    this.offerSubjects();
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (this.ask()) history.pushState(null, "", this.address());
    });
    window.addEventListener("popstate", () => this.askFromAddress());
    form.hidden = false;
    this.askFromAddress();
  }

  offerSubjects() {
    for (const group of this.subject.querySelectorAll("optgroup")) {
      const ofKind = this.data.subjects.filter(({ kind }) => kind === group.dataset.kind);
      group.append(...ofKind.map(({ id, name }) => element("option", { value: id }, name)));
    }
  }

  /** An address such as ?union=apts&date=2005-01-15, with which an answer can be cited. */
  address() {
    const { kind, id } = this.chosen();
    return `?${new URLSearchParams({ [kind]: id, date: this.date.value.trim() })}`;
  }

  askFromAddress() {
    const asked = new URLSearchParams(location.search);
    const subject = this.data.subjects.find(({ kind, id }) => asked.get(kind) === id);
    if (subject) this.subject.value = subject.id;
    if (asked.has("date")) {
      this.date.value = asked.get("date");
      this.ask();
    }
  }

  chosen() {
    return this.data.subjects.find(({ id }) => id === this.subject.value);
  }

  /** Show the answer, or what is wrong with the date; give whether there was an answer. */
  ask() {
    const date = readDate(this.date.value);
    const wrong = this.whatIsWrongWith(date);
    this.error.textContent = wrong;
    this.date.setAttribute("aria-invalid", String(wrong !== ""));
    for (const part of [this.names, this.said, this.proof]) part.replaceChildren();
    if (wrong) this.date.focus();
    else this.show(answerOn(this.data, this.chosen(), date));
    return !wrong;
  }

  whatIsWrongWith(date) {
    const messages = this.error.dataset;
    if (date === null) return looksLikeDate(this.date.value) ? messages.calendar : messages.form;
    const { first, last } = this.data;
    return date.year < first || date.year > last ? messages.range : "";
  }

  show(answer) {
    // Only the sentences are read aloud by themselves; names and sources can be walked to.
    this.said.append(...answer.lines.map((line) => element("p", {}, line)));
    if (answer.standings.length) {
      this.names.append(element("ul", { class: "ask-standings" }, ...this.standings(answer)));
    }
    const { proof } = this;
    if (answer.sources.length) {
      proof.append(element("p", {}, this.data.sources_heading));
      proof.append(element("ul", {}, ...answer.sources.map((source) => this.source(source))));
    }
    proof.append(element("p", {}, element("a", { href: this.address() }, proof.dataset.link)));
  }

  standings(answer) {
    return answer.standings.map(([name, standing]) => {
      const mark = element("span", { class: `ask-mark ask-${standing}` });
      mark.append(this.data.standings[standing]);
      return element("li", {}, name, " ", mark);
    });
  }

  source([title, url, language]) {
    const attributes = language ? { lang: language } : {};
    const shown = url
      ? element("a", { href: url, ...attributes }, title)
      : element("span", attributes, title);
    return element("li", {}, shown);
  }
}

if (typeof document !== "undefined") {
  const data = JSON.parse(document.getElementById("ask-data").textContent);
  new AskPage(document.getElementById("ask"), data);
}
