// Dictionaries in dictd's format, sound and damaged.
#include <catch2/catch.hpp>

#include <string>
#include <vector>

#include "common/error.hpp"
#include "query/meaning/dictionary.hpp"
#include "tests/support/dictionaries.hpp"
#include "tests/support/temporary.hpp"
#include "tests/support/test_files.hpp"

using namespace propos;
using namespace propos::testing;

namespace {

std::vector<std::string> texts(const std::vector<Translation>& translations) {
  std::vector<std::string> all;
  for (const auto& translation : translations) all.push_back(translation.text);
  return all;
}

ErrorKind kind_of_failure(const std::filesystem::path& name) {
  try {
    Dictionary dictionary(name);
    dictionary.translations("trade");
  } catch (const Error& e) {
    return e.kind();
  }
  return ErrorKind::internal;
}

const std::vector<Entry> entries = {{"farm", "1. bien, domaine\n2. affermer, prendre à bail"},
                                    {"star", "étoile"},
                                    {"star", "vedette"},
                                    {"trade", "1. commerce\n2. métier"}};

}  // namespace

TEST_CASE("an entry is a headword, then senses whose translations have commas between", "[dictionary]") {
  struct Row {
    const char* entry;
    std::vector<std::string> texts;
    std::size_t last_sense;
  };
  for (const auto& row :
       {Row{"war /wɔː/\nguerre\n", {"guerre"}, 0},
        {"trade /træd/\n1. commerce\n2. métier", {"commerce", "métier"}, 1},
        {"railway /x/\nchemin  de fer; rail", {"chemin de fer", "rail"}, 0},
        {"iron /x/\n1. fer [métal], (à repasser) lisser\n\n12. club <n>", {"fer", "lisser", "club"}, 2}}) {
    INFO(row.entry);
    const auto translations = parse_entry(row.entry);
    CHECK(texts(translations) == row.texts);
    CHECK(translations.back().sense == row.last_sense);
  }
  CHECK(parse_entry("").empty());
  CHECK(parse_entry("alone").empty());
  CHECK(texts(parse_entry("open /x/\nouvert (jamais fermé")) == std::vector<std::string>{"ouvert"});
}

TEST_CASE("a dictionary gives a headword's translations, those of equal headwords one after the other",
          "[dictionary]") {
  TemporaryDirectory directory;
  write_dictionary(directory / "small", entries);
  Dictionary dictionary(directory / "small");
  CHECK(dictionary.has("farm"));
  CHECK_FALSE(dictionary.has("far"));
  CHECK_FALSE(dictionary.has("00databaseinfo"));
  CHECK(texts(dictionary.translations("farm")) ==
        std::vector<std::string>{"bien", "domaine", "affermer", "prendre à bail"});
  CHECK(texts(dictionary.translations("star")) == std::vector<std::string>{"étoile", "vedette"});
  CHECK(dictionary.translations("star").back().sense == 1);
  CHECK(dictionary.translations("wine").empty());
  CHECK(dictionary.is_translation("etoile"));
  CHECK_FALSE(dictionary.is_translation("star"));
  CHECK_FALSE(dictionary.is_translation("bail"));
}

TEST_CASE("a dictionary is named by its files or without their endings, and may be unpacked and unsorted",
          "[dictionary]") {
  TemporaryDirectory directory;
  write_dictionary(directory / "small", {{"war", "guerre"}, {"art", "art"}});
  write_file(directory / "plain.index", content_of(directory / "small.index"));
  write_file(directory / "plain.dict", "\nwar /x/\nguerre\nart /x/\nart\n");
  for (const std::string name : {"small", "small.index", "small.dict.dz", "plain", "plain.dict"}) {
    INFO(name);
    Dictionary dictionary(directory / name);
    CHECK(texts(dictionary.translations("war")) == std::vector<std::string>{"guerre"});
    CHECK(texts(dictionary.translations("art")) == std::vector<std::string>{"art"});
  }
}

TEST_CASE("damaged lines of an index are passed over, and spans outside the entries are nothing", "[dictionary]") {
  TemporaryDirectory directory;
  write_dictionary(directory / "small", entries);
  const auto sound = content_of(directory / "small.index");
  for (const std::string line : {"bare", "bare\t", "bare\tA", "bare\tA\t", "bare\t?\tB", "bare\tAAAAAAAAA\tB", "\tA\tB",
                                 "bare\t////\tB", "bare\tA\t////", "bare\t////////\t////////", "\xFF\xFE\tA\tB"}) {
    INFO(line);
    write_file(directory / "small.index", line + "\n" + sound + line);
    Dictionary dictionary(directory / "small");
    CHECK(dictionary.translations("bare").empty());
    CHECK(texts(dictionary.translations("trade")) == std::vector<std::string>{"commerce", "métier"});
    CHECK(dictionary.is_translation("commerce"));
  }
}

TEST_CASE("entries that are missing, cut or no gzip are an error that names the file", "[dictionary]") {
  TemporaryDirectory directory;
  write_dictionary(directory / "small", entries);
  const auto sound = content_of(directory / "small.dict.dz");
  const auto packed = directory / "small.dict.dz";
  for (const auto& bytes :
       {std::string(), std::string("no gzip"), sound.substr(0, 15), sound.substr(0, sound.size() - 9)}) {
    write_file(packed, bytes);
    CHECK(kind_of_failure(directory / "small") == ErrorKind::invalid);
  }
  auto flipped = sound;
  flipped[sound.size() / 2] = static_cast<char>(flipped[sound.size() / 2] ^ 0x55);
  write_file(packed, flipped);
  CHECK(kind_of_failure(directory / "small") == ErrorKind::invalid);
  std::filesystem::remove(packed);
  CHECK(kind_of_failure(directory / "small") == ErrorKind::not_found);
  CHECK(kind_of_failure(directory / "none") == ErrorKind::not_found);
}

TEST_CASE("a dictionary that is named must be there, the standard one need not", "[dictionary]") {
  TemporaryDirectory directory;
  write_dictionary(directory / "small", entries);
  CHECK(resolve_dictionary((directory / "small").string(), true) == directory / "small");
  CHECK(resolve_dictionary("", true).empty());
  CHECK_THROWS_AS(resolve_dictionary((directory / "none").string(), true), Error);
  CHECK_NOTHROW(resolve_dictionary("", false));
}

TEST_CASE("an index whose lines all name the whole dictionary is read in no time", "[dictionary]") {
  const TemporaryDirectory directory;
  const std::string text = "a /x/\n" + std::string(3u << 20, ',') + "mot";  // 3 MiB and nine bytes
  std::string index;
  for (int i = 0; i < 20000; ++i) index += "trade\tA\tMAAJ\n";
  write_file(directory / "d.index", index);
  write_file(directory / "d.dict", text);
  Dictionary dictionary(directory / "d");
  CHECK(texts(dictionary.translations("trade")) == std::vector<std::string>{"mot"});
  CHECK(dictionary.is_translation("mot"));
}
