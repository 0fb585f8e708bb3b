#include "query/answer/document_set.hpp"

namespace propos {
namespace {

/// Xapian shows it each document that matches.
class Collector : public Xapian::MatchSpy {
 public:
  explicit Collector(DocumentSet& documents) : documents_(documents) {}
  void operator()(const Xapian::Document& document, double) override { documents_.add(document.get_docid()); }

 private:
  DocumentSet& documents_;
};

}  // namespace

DocumentSet matching_documents(const Xapian::Database& database, const Xapian::Query& query) {
  DocumentSet documents(database.get_lastdocid());
  if (query.empty()) return documents;
  Xapian::Enquire enquire(database);
  // Without weights nothing is ranked, and Xapian reads the alternatives of an OU side by side.
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.set_query(Xapian::Query(Xapian::Query::OP_SCALE_WEIGHT, query, 0));
  Collector collector(documents);
  enquire.add_matchspy(&collector);
  enquire.get_mset(0, 1, database.get_doccount());
  return documents;
}

void each_value(const Xapian::Database& database, Xapian::valueno slot, const DocumentSet& documents,
                const std::function<void(Xapian::docid, const std::string&)>& take) {
  auto value = database.valuestream_begin(slot);
  const auto end = database.valuestream_end(slot);
  documents.each([&](Xapian::docid document) {
    if (value != end && value.get_docid() < document) value.skip_to(document);
    take(document, value != end && value.get_docid() == document ? *value : std::string());
  });
}

}  // namespace propos
