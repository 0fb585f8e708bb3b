// Tables that a full build writes: Xapian reads in them what was put in, finds them sound, and can add to them.
#include "indexer/glass/glass_table.hpp"

#include <catch2/catch.hpp>

#include <map>
#include <random>
#include <sstream>
#include <string>

#include "common/error.hpp"
#include "common/schema.hpp"
#include "common/vocabulary.hpp"
#include "indexer/glass/deflate.hpp"
#include "indexer/glass/glass_keys.hpp"
#include "indexer/glass/posting_runs.hpp"
#include "indexer/glass/run_builder.hpp"
#include "tests/support/damage.hpp"
#include "tests/support/temporary.hpp"

using namespace propos;
using namespace propos::testing;

namespace {

namespace fs = std::filesystem;

/// Writes a database of one run after the other; each run's documents follow those of the run before.
class Writer {
 public:
  explicit Writer(const fs::path& directory)
      : directory_(directory), runs_(directory / "runs"), data_(directory / "docdata.glass", Parting::to_fill_blocks) {}

  void add_run(RunBuilder& run) {
    GlassStatistics statistics;
    const auto bytes = run.finish(statistics);
    runs_.add(bytes, statistics_.documents + 1);
    statistics_.add(statistics);
  }

  void add_data(const std::string& data) {
    std::string key;
    glass::append_sortable(key, ++last_data_);
    std::string bytes;
    const bool compressed = deflater_.compress(data, bytes);
    data_.add(key, compressed ? bytes : data, compressed);
  }

  /// The database, with Xapian's own judgment of it.
  Xapian::Database finish() {
    RunBuilder last;
    for (unsigned slot = 0; slot < statistics_.values.size(); ++slot)
      last.set_statistics(slot, statistics_.values[slot]);
    add_run(last);
    GlassTableWriter lists(directory_ / "postlist.glass");
    runs_.merge(lists);
    const auto data = data_.finish();
    write_glass_version(directory_, lists.finish(), data, statistics_);
    std::ostringstream said;
    const auto errors = Xapian::Database::check(directory_.string(), 0, &said);
    INFO(said.str());
    CHECK(errors == 0);
    return Xapian::Database(directory_.string());
  }

 private:
  fs::path directory_;
  PostingRuns runs_;
  GlassTableWriter data_;
  Deflater deflater_;
  GlassStatistics statistics_;
  Xapian::docid last_data_ = 0;
};

std::string random_text(std::mt19937& random, std::size_t length) {
  std::string text;
  for (std::size_t i = 0; i < length; ++i) text += static_cast<char>('a' + random() % 6);
  return text;
}

/// Terms, lengths, values and data of a database.
std::map<std::string, std::string> content(const Xapian::Database& database) {
  std::map<std::string, std::string> all;
  for (auto it = database.postlist_begin(""); it != database.postlist_end(""); ++it) {
    auto& text = all["document " + std::to_string(*it)] = database.get_document(*it).get_data();
    text += " length " + std::to_string(database.get_doclength(*it));
    for (const auto slot : {slot_date, slot_post, slot_place, slot_words})
      text += " value " + database.get_document(*it).get_value(slot);
  }
  for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term) {
    auto& text = all["term " + *term] =
        std::to_string(term.get_termfreq()) + "/" + std::to_string(database.get_collection_freq(*term));
    for (auto it = database.postlist_begin(*term); it != database.postlist_end(*term); ++it)
      text += ' ' + std::to_string(*it) + ':' + std::to_string(it.get_wdf());
  }
  for (const auto slot : {slot_date, slot_post, slot_place, slot_words})
    all["slot " + std::to_string(slot)] = std::to_string(database.get_value_freq(slot)) + ' ' +
                                          database.get_value_lower_bound(slot) + ' ' +
                                          database.get_value_upper_bound(slot);
  all["all"] = std::to_string(database.get_doccount()) + ' ' + std::to_string(database.get_lastdocid()) + ' ' +
               std::to_string(database.get_total_length());
  return all;
}

}  // namespace

TEST_CASE("Xapian finds each entry of a table, whatever the keys and the sizes", "[glass]") {
  std::mt19937 random(7);
  std::map<std::string, std::string> entries;
  for (int i = 0; i < 30000; ++i)
    entries[random_text(random, 1 + random() % 12)] = random_text(random, 1 + random() % 60);
  for (const std::size_t size : {1900u, 2030u, 2040u, 2050u, 4000u, 8192u, 100000u, 1000000u})
    entries["large" + std::to_string(size)] = random_text(random, size);
  entries[std::string(240, 'k')] = "long key";
  entries[std::string(240, 'k') + "l"] = random_text(random, 5000);
  const TemporaryDirectory directory;
  Writer writer(directory.path());
  RunBuilder run;
  for (const auto& [key, value] : entries) run.set_metadata(key, value);
  writer.add_run(run);
  const auto database = writer.finish();
  auto entry = entries.begin();
  for (auto key = database.metadata_keys_begin(); key != database.metadata_keys_end(); ++key, ++entry) {
    REQUIRE(entry != entries.end());
    REQUIRE(*key == entry->first);
  }
  CHECK(entry == entries.end());
  for (const auto& [key, value] : entries) REQUIRE(database.get_metadata(key) == value);
  CHECK(database.get_metadata("zzz").empty());
  CHECK(database.get_metadata("la").empty());
}

TEST_CASE("a table that parts tags to fill its blocks leaves hardly a byte free", "[glass]") {
  const TemporaryDirectory directory;
  const auto blocks_of = [&](const std::string& name, Parting parting) {
    std::mt19937 random(5);
    GlassTableWriter table(directory / name, parting);
    std::size_t bytes = 0;
    for (Xapian::docid id = 1; id <= 2000; ++id) {
      std::string key;
      glass::append_sortable(key, id);
      const auto tag = random_text(random, random() % 2 == 0 ? 700 : 1 + random() % 3000);
      bytes += key.size() + tag.size();
      table.add(key, tag);
    }
    const auto root = table.finish();
    return static_cast<double>(root.blocks) * GlassTableWriter::block_bytes / static_cast<double>(bytes);
  };
  CHECK(blocks_of("filled", Parting::to_fill_blocks) < 1.02);
  CHECK(blocks_of("whole", Parting::long_tags) > 1.03);
}

TEST_CASE("a database of runs is what Xapian makes of the same documents, and can be added to", "[glass]") {
  const TemporaryDirectory directory;
  fs::create_directory(directory / "ours");
  Xapian::WritableDatabase theirs((directory / "theirs").string(), Xapian::DB_CREATE | generation_flags);
  Writer writer(directory / "ours");
  std::mt19937 random(11);
  Analyzer analyzer;
  ImpactSum sums;
  const auto model = Model::standard();
  const auto document = [&](int n) {
    IndexDocument out;
    out.labels = {"K" + std::to_string(random() % 3), "Q" + std::to_string(n),
                  std::string("XZ\0\x01", 4) + std::to_string(random() % 2)};
    out.values[slot_post] = "p" + std::to_string(n / 3);
    if (n % 4 == 0) out.values[slot_date] = "2025-0" + std::to_string(1 + n % 9);
    out.data = random_text(random, n % 50 == 0 ? 20000 : 1 + random() % 400);
    return out;
  };
  const auto impacts_of = [&] {
    AnalysedPassage passage;
    std::string text;
    for (int word = 0; word < 40; ++word) text += random_text(random, 2 + random() % 3) + ' ';
    analyzer.analyze(text, passage.fields[1]);
    return sums.of(passage, model, 1);
  };
  RunBuilder run;
  int n = 0;
  for (const int size : {700, 1, 0, 1300, 5000}) {
    for (int i = 0; i < size; ++i, ++n) {
      const auto out = document(n);
      const auto impacts = n == 5 ? std::vector<Impact>() : impacts_of();
      run.add(out, impacts);
      writer.add_data(out.data);
      theirs.add_document(make_document(out, impacts));
    }
    writer.add_run(run);
  }
  theirs.commit();
  writer.finish();
  const auto path = (directory / "ours").string();
  CHECK(content(Xapian::Database(path)) == content(theirs));
  Xapian::WritableDatabase ours(path, Xapian::DB_OPEN | generation_flags);
  for (int i = 0; i < 2000; ++i, ++n) {
    const auto added = make_document(document(n), impacts_of());
    ours.add_document(added);
    theirs.add_document(added);
    if (i % 700 == 0) ours.commit();
  }
  ours.commit();
  theirs.commit();
  CHECK(content(ours) == content(theirs));
  ours.close();
  CHECK(Xapian::Database::check(path) == 0);
}

TEST_CASE("of entries that are no lists the last run's counts", "[glass]") {
  const TemporaryDirectory directory;
  Writer writer(directory.path());
  RunBuilder run;
  for (const std::string value : {"first", "second", "third"}) {
    run.set_metadata("key", value);
    run.set_metadata("only " + value, value);
    writer.add_run(run);
  }
  const auto database = writer.finish();
  CHECK(database.get_metadata("key") == "third");
  CHECK(database.get_metadata("only first") == "first");
}

TEST_CASE("forms that runs counted apart are added up", "[glass]") {
  const TemporaryDirectory directory;
  Writer writer(directory.path());
  RunBuilder run;
  const std::vector<FormCounts> parts = {{{{"cote", "cote"}, 1}, {{"cote", "côté"}, 2}, {{"mer", "mer"}, 4}},
                                         {{{"cote", "côté"}, 3}, {{"coteau", "coteau"}, 1}},
                                         {{{"cote", "cote"}, 5}}};
  FormCounts all;
  for (const auto& part : parts) {
    write_forms(part, [&](const std::string& key, const std::string& entry) { run.set_metadata(key, entry); });
    writer.add_run(run);
    for (const auto& [key, passages] : part) all[key] += passages;
  }
  const auto database = writer.finish();
  FormCounts read;
  for (const auto* letters : {"cote", "mer"})
    for (const auto& form : forms_with_prefix(database, letters, 100)) read[{form.folded, form.form}] = form.passages;
  CHECK(read == all);
}

TEST_CASE("a database without documents is one", "[glass]") {
  const TemporaryDirectory directory;
  Writer writer(directory.path());
  const auto database = writer.finish();
  CHECK(database.get_doccount() == 0);
  CHECK(database.postlist_begin("") == database.postlist_end(""));
  CHECK_THROWS_AS(database.get_document(1).get_data(), Xapian::DocNotFoundError);
}

TEST_CASE("document ids beyond two bytes keep their order in keys", "[glass]") {
  std::string last;
  for (const std::uint32_t id : {1u, 255u, 256u, 0x7FFFu, 0x8000u, 0xFFFFu, 0x10000u, 0x1FFFFFu, 0x200000u, 0xFFFFFFFu,
                                 0x10000000u, 0xFFFFFFFFu}) {
    std::string key;
    glass::append_sortable(key, id);
    INFO(id);
    CHECK(key > last);
    last = key;
  }
}

TEST_CASE("damaged runs are an error, or another table", "[glass]") {
  const TemporaryDirectory directory;
  const auto merge = [&](const std::string& bytes, Xapian::docid first) {
    PostingRuns runs(directory / "runs");
    runs.add(bytes, first);
    GlassTableWriter table(directory / "postlist.glass");
    runs.merge(table);
  };
  RunBuilder builder;
  builder.set_metadata("propos.forms.acie", std::string("\5acier\0\3", 8));
  builder.set_metadata("propos.model", "{}");
  Analyzer analyzer;
  for (const auto* text : {"acier et douane", "douane"}) {
    IndexDocument document;
    document.labels = {"Q1"};
    std::vector<Impact> impacts;
    for (const auto& term : analyzer.analyze(text)) impacts.push_back({term.word, 300});
    document.values[slot_date] = "2025";
    builder.add(document, impacts);
  }
  GlassStatistics statistics;
  const auto run = builder.finish(statistics);
  CHECK_NOTHROW(merge(run, 1));
  for (const Xapian::docid first : {1u, 4294967295u})
    for_each_damage(run, [&](const std::string& bytes) {
      try {
        merge(bytes, first);
      } catch (const Error& e) {
        REQUIRE((e.kind() == ErrorKind::corrupt || e.kind() == ErrorKind::too_big));
      }
    });
  const std::string length_past_the_end("\x05\0\0\0\x7Fterm", 9);
  const std::string no_pieces("\x06\0\0\0\3\0\xC0k\0\0", 10);
  CHECK_THROWS_AS(merge(length_past_the_end, 1), Error);
  CHECK_THROWS_AS(merge(no_pieces, 1), Error);
}
