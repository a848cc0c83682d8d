const { formatTitle } = require("./format");

class Exporter {
  constructor(store) {
    this.store = store;
  }

  toCSV() {
    return this.store.state.columns.flatMap((column) => column.cards.map(formatTitle)).join("\n");
  }
}

module.exports = { Exporter };
