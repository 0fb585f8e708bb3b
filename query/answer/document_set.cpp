#include "query/answer/document_set.hpp"

namespace propos {
namespace {

/// Xapian shows it each document that matches.
class Collector : public Xapian::MatchSpy {
 public:
  Collector(DocumentSet& documents, Stop* stop) : documents_(documents), stop_(stop) {}
  void operator()(const Xapian::Document& document, double) override {
    throw_if_due_after(stop_, 1);
    documents_.add(document.get_docid());
  }

 private:
  DocumentSet& documents_;
  Stop* stop_;
};

}  // namespace

DocumentSet matching_documents(const Xapian::Database& database, const Xapian::Query& query, Stop* stop) {
  DocumentSet documents(database.get_lastdocid());
  if (query.empty()) return documents;
  Xapian::Enquire enquire(database);
  // Without weights nothing is ranked, and Xapian reads the alternatives of an OU side by side.
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.set_query(Xapian::Query(Xapian::Query::OP_SCALE_WEIGHT, query, 0));
  Collector collector(documents, stop);
  enquire.add_matchspy(&collector);
  try {
    enquire.get_mset(0, 1, database.get_doccount());
  } catch (const Stopped&) {  // who asked sees it by the stop
  }
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
