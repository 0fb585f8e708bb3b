// Xapian as everybody writes it: TermGenerator with the French stemmer and positions, QueryParser, BM25, one writer.
#include <xapian.h>

#include "bench/peers/protocol.hpp"
#include "common/error.hpp"

using namespace propos::peers;

namespace {

namespace fs = std::filesystem;

/// The document's data: its id, a line feed, its text.
std::string text_of(const std::string& data) { return data.substr(data.find('\n') + 1); }

/// The size after Xapian's own compaction, which the measured index does not get.
std::uint64_t compacted_bytes(const fs::path& index) {
  const auto compacted = index.string() + ".compacted";
  Xapian::Database(index.string()).compact(compacted);
  const auto bytes = bytes_in(compacted);
  fs::remove_all(compacted);
  return bytes;
}

Built build(const fs::path& index, const fs::path& passages) {
  Built built;
  built.version = std::string("Xapian ") + Xapian::version_string();
  const Stopwatch watch;
  Xapian::WritableDatabase database(index.string(), Xapian::DB_CREATE_OR_OVERWRITE);
  Xapian::TermGenerator generator;
  generator.set_stemmer(Xapian::Stem("french"));
  for_each_passage(passages, [&](PeerPassage&& passage) {
    Xapian::Document document;
    generator.set_document(document);
    for (const auto* field : {&passage.title, &passage.question, &passage.text}) {
      generator.index_text(*field);
      generator.increase_termpos();
    }
    document.add_boolean_term("Q" + passage.id);
    document.set_data(passage.id + '\n' + passage.text);
    database.add_document(document);
    ++built.passages;
  });
  database.commit();
  database.close();
  built.seconds = watch.seconds();
  built.bytes = bytes_in(index);
  built.more["compacted_bytes"] = compacted_bytes(index);
  return built;
}

class Engine {
 public:
  explicit Engine(const fs::path& index) : database_(index.string()), stemmer_("french") {
    parser_.set_stemmer(stemmer_);
    parser_.set_stemming_strategy(Xapian::QueryParser::STEM_SOME);
    parser_.set_database(database_);
  }

  bool search(const Request& request) {
    using Parser = Xapian::QueryParser;
    parser_.set_default_op(request.mode == Mode::all ? Xapian::Query::OP_AND : Xapian::Query::OP_OR);
    const auto query = request.mode == Mode::phrase
                           ? parser_.parse_query('"' + request.words + '"', Parser::FLAG_PHRASE)
                           : parser_.parse_query(request.words, 0);
    Xapian::Enquire enquire(database_);
    enquire.set_query(query);
    matches_ = enquire.get_mset(0, static_cast<Xapian::doccount>(request.limit));
    texts_.clear();
    snippets_.clear();
    if (request.fetch == Fetch::none) return true;
    matches_.fetch();
    for (auto hit = matches_.begin(); hit != matches_.end(); ++hit) {
      texts_.push_back(text_of(hit.get_document().get_data()));
      if (request.fetch == Fetch::snippet) snippets_.push_back(matches_.snippet(texts_.back(), 300, stemmer_));
    }
    return true;
  }

  std::vector<std::string> ids() const {
    std::vector<std::string> ids;
    for (auto hit = matches_.begin(); hit != matches_.end(); ++hit) {
      const auto data = hit.get_document().get_data();
      ids.push_back(data.substr(0, data.find('\n')));
    }
    return ids;
  }

 private:
  Xapian::Database database_;
  Xapian::Stem stemmer_;
  Xapian::QueryParser parser_;
  Xapian::MSet matches_;
  std::vector<std::string> texts_, snippets_;
};

/// Xapian's errors are no std::exception.
template <typename Action>
auto reporting(Action action) {
  try {
    return action();
  } catch (const Xapian::Error& e) {
    throw propos::Error(propos::ErrorKind::io, e.get_description(), "xapian");
  }
}

}  // namespace

int main(int argc, char** argv) {
  return run_driver(argc, argv,
                    {[](const fs::path& index, const fs::path& passages, int) {
                       return reporting([&] { return build(index, passages); });
                     },
                     [](const fs::path& index) {
                       reporting([&] {
                         Engine engine(index);
                         serve(engine);
                       });
                     }});
}
