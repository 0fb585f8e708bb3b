// Targets of the formats that we write and read back.
#include <zlib.h>

#include <unistd.h>
#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <string>

#include "common/dead.hpp"
#include "common/error.hpp"
#include "common/file.hpp"
#include "common/model.hpp"
#include "common/passage.hpp"
#include "common/schema.hpp"
#include "common/trace.hpp"
#include "common/trace_file.hpp"
#include "common/vocabulary.hpp"
#include "indexer/glass/posting_runs.hpp"
#include "query/language/topics.hpp"
#include "query/meaning/dictionary.hpp"
#include "query/plan/places.hpp"
#include "query/program/seen.hpp"
#include "tests/fuzz/check.hpp"
#include "tests/fuzz/targets.hpp"

namespace propos::fuzz {
namespace {

namespace fs = std::filesystem;

/// A directory for the files of this process, removed at its end.
const fs::path& scratch() {
  static const struct Scratch {
    fs::path path = fs::temp_directory_path() / ("propos-fuzz-" + std::to_string(::getpid()));
    Scratch() { fs::create_directories(path); }
    ~Scratch() {
      std::error_code ignored;
      fs::remove_all(path, ignored);
    }
    Scratch(const Scratch&) = delete;
    Scratch& operator=(const Scratch&) = delete;
  } one;
  return one.path;
}

void write(const fs::path& path, std::string_view bytes) { File(path, File::Mode::create).write(bytes); }

/// The bytes up to `mark`, which are taken off with it.
std::string_view up_to(std::string_view& bytes, char mark) {
  const auto part = bytes.substr(0, bytes.find(mark));
  bytes.remove_prefix(std::min(part.size() + 1, bytes.size()));
  return part;
}

/// Searches two words beside each other.
PlaceFinder two_words() {
  WordForms forms;
  Pattern pattern;
  for (const auto* word : {"acier", "douane"}) pattern.steps.push_back({forms.add({form_hash(word)}), true});
  return PlaceFinder(std::move(pattern), std::move(forms));
}

}  // namespace

void trace(std::string_view bytes) {
  Trace read;
  read_trace(bytes, read);
  require(read.fields.size() <= field_count, "a trace has more fields than there are");
  for (const auto& field : read.fields) {
    require(field.forms.size() == field.positions.size(), "a form without a place");
    require(std::is_sorted(field.positions.begin(), field.positions.end()), "places go back");
  }
  static auto finder = two_words();
  std::size_t number = 0;
  auto fields = packed_fields(bytes);
  for (PackedField packed; number < read.fields.size() && next_field(fields, packed); ++number) {
    const auto& field = read.fields[number];
    std::vector<PlacedWord> placed;
    read_places(packed, placed);
    finder.find_in(packed.field, placed);
    std::erase_if(placed, [](const PlacedWord& word) { return is_common_form(word.form); });
    require(placed.size() == field.forms.size(), "words that are not there");
    for (std::size_t i = 0; i < placed.size(); ++i)
      require(placed[i].form == field.forms[i] && placed[i].position == field.positions[i], "another place");
  }
  finder.stands_in(bytes);
}

void trace_file(std::string_view bytes) {
  ignoring_errors([&] {
    const auto extent = TraceExtent::from_text(std::string(up_to(bytes, '\n')));
    const auto entries = up_to(bytes, '\n');
    auto writer = TraceWriter::create(scratch());  // the headers
    for (const auto& [name, content] : {std::pair("traces", bytes), std::pair("traces.index", entries)})
      std::ofstream(scratch() / name, std::ios::binary | std::ios::app) << content;
    const TraceFile traces(scratch(), extent);
    for (const Xapian::docid document : {0u, 1u, 2u, 3u, 100u, 4294967295u}) trace(traces.of(document));
    auto more = TraceWriter::append_to(scratch(), extent);
    more.add("more");
    more.flush();
    const TraceFile longer(scratch(), more.extent());
    require(longer.of(static_cast<Xapian::docid>(more.extent().documents)) == "more", "what was appended is not there");
  });
}

void vocabulary(std::string_view bytes) {
  Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
  const std::string entry(bytes);
  database.set_metadata(std::string(metadata::forms) + "acie", entry);
  for (const auto* prefix : {"acie", "acier"})
    for (const auto& form : forms_with_prefix(database, prefix, 1000))
      require(entry.find(form.form) != std::string::npos && form.folded.starts_with(prefix), "a form of nowhere");
  const auto merged = merged_forms({entry, entry});
  require(merged_forms({merged, std::string()}) == merged, "merged forms are not in order");
  add_forms(database, {{{"acier", "acier"}, 1}});
  require(!forms_with_prefix(database, "acier", 1).empty(), "a form that was added is not there");
}

void dead(std::string_view bytes) {
  ignoring_errors([&] {
    const auto documents = decode_dead(bytes);
    require(decode_dead(encode_dead(documents)) == documents, "another list");
    DeadSource source(documents);
    source.init(Xapian::Database());
    source.next(0);
    for (Xapian::docid last = 0; !source.at_end(); source.skip_to(last + 1, 0)) {
      require(source.get_docid() > last, "documents go back");
      if ((last = source.get_docid()) == 4294967295u) break;
    }
  });
}

void stored_passage(std::string_view bytes) {
  load_passage(bytes);
  // With the checksum that they would need, bytes come further.
  char check[32];
  std::snprintf(check, sizeof check, ",\"check\":\"%08lx\"}",
                ::crc32(0, reinterpret_cast<const Bytef*>(bytes.data()), static_cast<uInt>(bytes.size())));
  if (const auto passage = load_passage(std::string(bytes) + check)) {
    const auto again = load_passage(store_passage(*passage));
    require(again.has_value(), "a passage cannot be stored again");
  }
}

void model(std::string_view bytes) {
  ignoring_errors([&] {
    const auto read = Model::from_json(std::string(bytes));
    for (std::size_t f = 0; f < field_count; ++f)
      for (const std::size_t terms : {0u, 1u, 1000000u}) {
        const auto weight = read.occurrence(static_cast<Field>(f), terms, 3);
        require(weight >= 0 && std::isfinite(read.impact(weight * 1e6)), "a weight that is no number");
      }
    require(Model::from_json(read.to_json()).to_json() == read.to_json(), "another model");
  });
}

void seen(std::string_view bytes) {
  ignoring_errors([&] {
    const auto read = Seen::parse(bytes, "fuzz");
    read.save(scratch() / "seen");
    Seen::load(scratch() / "seen");
  });
}

void topics(std::string_view bytes) {
  ignoring_errors([&] {
    for (const auto& topic : parse_topics(bytes, "fuzz")) ignoring_errors([&] { read_query(topic.id, {topic}); });
  });
}

void dictionary(std::string_view bytes) {
  write(scratch() / "d.index", up_to(bytes, '\0'));
  write(scratch() / "d.dict", bytes);
  ignoring_errors([&] {
    Dictionary opened(scratch() / "d");
    for (const auto* word : {"trade", "star", ""}) {
      opened.translations(word);
      opened.is_translation(word);
    }
  });
}

void runs(std::string_view bytes) {
  ignoring_errors([&] {
    PostingRuns collected(scratch() / "runs");
    collected.add(up_to(bytes, '\n'), 1);
    collected.add(bytes, 3);
    GlassTableWriter table(scratch() / "postlist.glass");
    collected.merge(table);
    table.finish();
  });
}

}  // namespace propos::fuzz
