// SQLite FTS5: unicode61 without accents, bm25(), one transaction, then `optimize`. It has no French stemmer.
#include <sqlite3.h>

#include <memory>

#include "bench/peers/protocol.hpp"
#include "common/error.hpp"

using namespace propos::peers;

namespace {

namespace fs = std::filesystem;

struct Close {
  void operator()(sqlite3* database) const { sqlite3_close(database); }
  void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using Database = std::unique_ptr<sqlite3, Close>;
using Statement = std::unique_ptr<sqlite3_stmt, Close>;

void check(int code, sqlite3* database) {
  if (code != SQLITE_OK && code != SQLITE_ROW && code != SQLITE_DONE)
    throw propos::Error(propos::ErrorKind::io, sqlite3_errmsg(database), "sqlite");
}

Database open(const fs::path& file) {
  sqlite3* raw = nullptr;
  const int code = sqlite3_open(file.c_str(), &raw);
  Database database(raw);
  check(code, raw);
  return database;
}

void execute(const Database& database, const char* sql) {
  check(sqlite3_exec(database.get(), sql, nullptr, nullptr, nullptr), database.get());
}

Statement prepare(const Database& database, const char* sql) {
  sqlite3_stmt* raw = nullptr;
  check(sqlite3_prepare_v2(database.get(), sql, -1, &raw, nullptr), database.get());
  return Statement(raw);
}

void bind_text(const Statement& statement, int place, const std::string& text) {
  sqlite3_bind_text(statement.get(), place, text.data(), static_cast<int>(text.size()), SQLITE_TRANSIENT);
}

std::string column(const Statement& statement, int place) {
  const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement.get(), place));
  return std::string(text == nullptr ? "" : text,
                     static_cast<std::size_t>(sqlite3_column_bytes(statement.get(), place)));
}

Built build(const fs::path& index, const fs::path& passages) {
  Built built;
  built.version = std::string("SQLite ") + sqlite3_libversion();
  const Stopwatch watch;
  fs::create_directories(index);
  const auto database = open(index / "fts.db");
  execute(database,
          "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-131072;"
          "CREATE VIRTUAL TABLE p USING fts5(id UNINDEXED, title, question, text,"
          " tokenize='unicode61 remove_diacritics 2'); BEGIN");
  const auto insert = prepare(database, "INSERT INTO p(id, title, question, text) VALUES(?, ?, ?, ?)");
  for_each_passage(passages, [&](PeerPassage&& passage) {
    int place = 0;
    for (const auto* field : {&passage.id, &passage.title, &passage.question, &passage.text})
      bind_text(insert, ++place, *field);
    check(sqlite3_step(insert.get()), database.get());
    sqlite3_reset(insert.get());
    ++built.passages;
  });
  execute(database, "INSERT INTO p(p) VALUES('optimize'); COMMIT");
  built.seconds = watch.seconds();
  built.bytes = bytes_in(index);
  return built;
}

/// Words as FTS5 reads them: each a string of its own, so that no sign is syntax.
std::string match_of(const Request& request) {
  const auto quoted = [](const std::string& text) {
    std::string out = "\"";
    for (const char c : text) out += c == '"' ? ' ' : c;
    return out + '"';
  };
  if (request.mode == Mode::phrase) return quoted(request.words);
  std::string match;
  for (const auto& word : words_of(request.words))
    match += (match.empty() ? "" : request.mode == Mode::any ? " OR " : " AND ") + quoted(word);
  return match;
}

class Engine {
 public:
  explicit Engine(const fs::path& index)
      : database_(open(index / "fts.db")),
        ids_(prepare(database_, "SELECT id FROM p WHERE rowid = ?")),
        rows_(prepare(database_, "SELECT rowid FROM p WHERE p MATCH ? ORDER BY rank LIMIT ?")),
        texts_(prepare(database_, "SELECT rowid, text FROM p WHERE p MATCH ? ORDER BY rank LIMIT ?")),
        snippets_(prepare(
            database_,
            "SELECT rowid, text, snippet(p, 3, '[', ']', '…', 40) FROM p WHERE p MATCH ? ORDER BY rank LIMIT ?")) {
    execute(database_, "PRAGMA cache_size=-131072; PRAGMA mmap_size=1073741824");
  }

  bool search(const Request& request) {
    hits_.clear();
    kept_.clear();
    const auto& statement = request.fetch == Fetch::none ? rows_ : request.fetch == Fetch::text ? texts_ : snippets_;
    bind_text(statement, 1, match_of(request));
    sqlite3_bind_int64(statement.get(), 2, static_cast<sqlite3_int64>(request.limit));
    int code = sqlite3_step(statement.get());
    for (; code == SQLITE_ROW; code = sqlite3_step(statement.get())) {
      hits_.push_back(sqlite3_column_int64(statement.get(), 0));
      for (int place = 1; place < sqlite3_column_count(statement.get()); ++place)
        kept_.push_back(column(statement, place));
    }
    check(code, database_.get());
    sqlite3_reset(statement.get());
    return true;
  }

  std::vector<std::string> ids() const {
    std::vector<std::string> ids;
    for (const auto row : hits_) {
      sqlite3_bind_int64(ids_.get(), 1, row);
      check(sqlite3_step(ids_.get()), database_.get());
      ids.push_back(column(ids_, 0));
      sqlite3_reset(ids_.get());
    }
    return ids;
  }

 private:
  Database database_;
  Statement ids_, rows_, texts_, snippets_;
  std::vector<sqlite3_int64> hits_;
  std::vector<std::string> kept_;
};

}  // namespace

int main(int argc, char** argv) {
  return run_driver(argc, argv,
                    {[](const fs::path& index, const fs::path& passages, int) { return build(index, passages); },
                     [](const fs::path& index) {
                       Engine engine(index);
                       serve(engine);
                     }});
}
