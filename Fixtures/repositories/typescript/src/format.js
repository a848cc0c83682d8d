exports.formatTitle = function (card) {
  return card.title.trim();
};

exports.formatDate = (date) => date.toISOString().slice(0, 10);
