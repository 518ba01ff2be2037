// Ask the search worker of the theme: node search.js ASSETS FOLDS INDEX QUERY...
// Prints, for each query, the places found, with the words of the query that were missed.
const fs = require("node:fs");
const path = require("node:path");
const vm = require("node:vm");

const [assets, folds, index, ...queries] = process.argv.slice(2);
const scripts = path.join(assets, "javascripts");
const answers = [];
let receive;

const run = (file) => vm.runInThisContext(fs.readFileSync(file, "utf8"), file);

globalThis.self = globalThis;
globalThis.addEventListener = (_, listener) => (receive = listener);
globalThis.postMessage = (message) => answers.push(message);
globalThis.importScripts = (...files) => {
  for (const file of files) {
    run(path.join(scripts, "workers", file));
    if (file.endsWith("lunr.multi.min.js") && folds) run(folds);
  }
};

const workers = fs.readdirSync(path.join(scripts, "workers"));
run(path.join(scripts, "workers", workers.find((name) => /^search\..*\.js$/.test(name))));

(async () => {
  const data = { options: {}, ...JSON.parse(fs.readFileSync(index, "utf8")) };
  await receive({ data: { type: 0, data } });
  for (const query of queries) await receive({ data: { type: 2, data: query } });
  const found = answers
    .filter((answer) => answer.type === 3)
    .map((answer) => answer.data.items.flat())
    .map((items) => items.map(({ location, terms }) => ({ location, terms })));
  console.log(JSON.stringify(found));
})();
