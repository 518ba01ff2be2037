// Lets a search find words whatever their accents: folds what is indexed, and what is asked.
(function (lunr) {
  "use strict";

  function folded(text) {
    return text
      .toLowerCase()
      .normalize("NFD")
      .replace(/\p{M}/gu, "")
      .replace(/œ/g, "oe")
      .replace(/æ/g, "ae");
  }

  function foldAccents(token) {
    return token.update(folded);
  }
  lunr.Pipeline.registerFunction(foldAccents, "foldAccents");

  var multiLanguage = lunr.multiLanguage;
  lunr.multiLanguage = function () {
    var use = multiLanguage.apply(this, arguments);
    return function () {
      use.apply(this, arguments);
      this.pipeline.add(foldAccents);
    };
  };

  var QueryParser = lunr.QueryParser;
  lunr.QueryParser = function (text, query) {
    return new QueryParser(folded(text), query);
  };
  Object.assign(lunr.QueryParser, QueryParser);
})(lunr);
