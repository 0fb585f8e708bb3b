#include "common/passage.hpp"

#include <catch2/catch.hpp>

#include <random>
#include <string>

#include "common/error.hpp"
#include "common/stored_json.hpp"
#include "common/text.hpp"

using namespace propos;

namespace {

Passage full_passage() {
  Passage p;
  p.id = "12#3";
  p.post = "12";
  p.n = 3;
  p.kind = PassageKind::answer;
  p.title = "« Le sel » : entretien";
  p.question = "Pourquoi ?";
  p.heading = "Partie › Suite";
  p.text = "Parce que.\n\nEt \"puis\" \\ voilà\u00A0!";
  p.speaker = "Maëlle Kervadec";
  p.asker = "Louise Hamonic";
  p.date = "2025-09-10T17:30:00";
  p.url = "https://revue.example/12/#:~:text=Parce%20que";
  p.language = "fr";
  p.site = "La Revue";
  p.authors = {"Louise Hamonic", "Jean Bon"};
  p.tags = {"mer", "métiers"};
  p.notes = {"Note une.", "Note deux."};
  p.repaired = true;
  p.pairing = "inferred";
  p.turns = {{"Maëlle Kervadec", 0, 10}, {"Louise Hamonic", 12, 20}};
  p.speaker_source = "label";
  p.speaker_confidence = 0.85;
  return p;
}

std::string error_of(const std::string& json) {
  try {
    passage_from_json(parse_json(json, "here"), "here");
  } catch (const Error& e) {
    return e.what();
  }
  return "none";
}

}  // namespace

TEST_CASE("a passage survives JSON and storage as it was", "[passage]") {
  const auto passage = full_passage();
  CHECK(passage_from_json(to_json(passage), "test") == passage);
  const auto loaded = load_passage(store_passage(passage));
  REQUIRE(loaded.has_value());
  CHECK(*loaded == passage);
}

TEST_CASE("any text survives storage, and reads as a general parser reads it", "[passage]") {
  std::mt19937 random(3);
  for (int round = 0; round < 300; ++round) {
    auto passage = full_passage();
    const auto drawn = [&] {
      std::string text;
      for (auto n = random() % 40; n > 0; --n) {
        const std::uint32_t ranges[] = {0x20, 0x80, 0x250, 0xD800, 0x1F680};
        append_utf8(text, static_cast<std::uint32_t>(random() % ranges[random() % 5]));
        if (random() % 4 == 0) text += "\"\\/\n"[random() % 4];
      }
      return text;
    };
    passage.text = drawn();
    passage.turns.clear();
    if (!passage.text.empty()) passage.turns = {{drawn() + "x", 0, static_cast<std::uint32_t>(passage.text.size())}};
    passage.speaker_confidence = static_cast<double>(random() % 1000) / 999;
    passage.title = drawn();
    passage.notes.assign(random() % 3, drawn());
    const auto stored = store_passage(passage);
    const auto loaded = load_passage(stored);
    REQUIRE(loaded.has_value());
    REQUIRE(*loaded == passage);
    REQUIRE(*loaded == passage_from_json(parse_json(stored, "test"), "test"));
  }
}

TEST_CASE("stored JSON of another form is told from the right one, and members that are not known are passed over",
          "[passage]") {
  const auto reads = [](std::string_view bytes) {
    StoredJson json(bytes);
    for (std::string_view name; json.next(name);) json.skip();
    return json.done();
  };
  for (const auto* good :
       {"{}", R"({"a":"b"})", R"({"a":[],"b":["c","d"],"n":12,"t":true,"f":false})", R"({"a":"\u00e9\n\"\\"})"})
    CHECK(reads(good));
  for (const auto* bad :
       {"", "{", "[]", R"({"a")", R"({"a":})", R"({"a":"b)", R"({"a":"\)", R"({"a":"\u12)", R"({"a":"\ud83d"})",
        R"({"a":"\x"})", R"({"a":["b")", R"({"a":["b",]})", R"({"a":-1})", R"({"a":tru})", R"({"a":null})",
        R"({"a":{}})", R"({"a":"b"}})", R"({"a":"b""c":"d"})", R"({"a":99999999999})"}) {
    INFO(bad);
    CHECK_FALSE(reads(bad));
  }
}

TEST_CASE("each kind of passage survives storage", "[passage]") {
  for (const auto kind : passage_kinds) {
    auto passage = full_passage();
    passage.kind = kind;
    REQUIRE(load_passage(store_passage(passage)).has_value());
    CHECK(load_passage(store_passage(passage))->kind == kind);
  }
}

TEST_CASE("every single flipped bit of a stored passage is noticed", "[passage]") {
  const auto stored = store_passage(full_passage());
  for (std::size_t i = 0; i < stored.size(); ++i)
    for (int bit = 0; bit < 8; ++bit) {
      auto damaged = stored;
      damaged[i] = static_cast<char>(damaged[i] ^ (1 << bit));
      INFO("byte " << i << " bit " << bit);
      REQUIRE_FALSE(load_passage(damaged).has_value());
    }
}

TEST_CASE("a stored passage that lost or won bytes is noticed", "[passage]") {
  const auto stored = store_passage(full_passage());
  for (std::size_t size = 0; size < stored.size(); ++size) REQUIRE_FALSE(load_passage(stored.substr(0, size)));
  CHECK_FALSE(load_passage(stored + " "));
  CHECK_FALSE(load_passage(""));
  CHECK_FALSE(load_passage("{}"));
}

TEST_CASE("a stored passage is one JSON object that others can read", "[passage]") {
  const auto json = parse_json(store_passage(full_passage()), "test");
  CHECK(json["id"] == "12#3");
  CHECK(json["text"] == full_passage().text);
  CHECK(json["check"].is_string());
}

TEST_CASE("empty members are left out, id and text are not", "[passage]") {
  Passage passage;
  passage.id = passage.post = "x";
  const auto json = to_json(passage);
  CHECK(json.contains("id"));
  CHECK(json.contains("text"));
  for (const auto* name : {"title", "question", "heading", "speaker", "asker", "date", "url", "authors", "tags",
                           "notes", "repaired", "pairing", "turns", "speaker_source", "speaker_confidence"}) {
    INFO(name);
    CHECK_FALSE(json.contains(name));
  }
}

TEST_CASE("a ready passage needs an id and a text, the rest is inferred", "[passage]") {
  const auto plain = passage_from_json(parse_json(R"({"id":"a","text":"t"})", "t"), "t");
  CHECK(plain.post == "a");
  CHECK(plain.kind == PassageKind::section);
  const auto asked =
      passage_from_json(parse_json(R"({"id":7,"text":"t","question":"Quoi ?","title":null,"unknown":[1]})", "t"), "t");
  CHECK(asked.id == "7");
  CHECK(asked.kind == PassageKind::answer);
}

TEST_CASE("a wrong member of a ready passage is named with what was expected", "[passage]") {
  struct Row {
    std::string json, part;
  };
  const std::vector<Row> rows = {{R"({"text":"t"})", "field id: expected"},
                                 {R"({"id":"","text":"t"})", "field id: expected"},
                                 {R"({"id":{},"text":"t"})", "field id: expected"},
                                 {R"({"id":1.5,"text":"t"})", "field id: expected"},
                                 {R"({"id":"a"})", "field text: expected"},
                                 {R"({"id":"a","text":3})", "field text: expected"},
                                 {R"({"id":"a","text":"t","title":[]})", "field title: expected"},
                                 {R"({"id":"a","text":"t","kind":"poem"})", "field kind: expected"},
                                 {R"({"id":"a","text":"t","n":-1})", "field n: expected"},
                                 {R"({"id":"a","text":"t","n":1000001})", "field n: expected"},
                                 {R"({"id":"a","text":"t","authors":"x"})", "field authors: expected"},
                                 {R"({"id":"a","text":"t","tags":[1]})", "field tags: expected"},
                                 {R"({"id":"a","text":"t","repaired":"yes"})", "field repaired: expected"},
                                 {R"({"id":"a","text":"t","turns":{}})", "field turns: expected"},
                                 {R"({"id":"a","text":"t","turns":["A"]})", "field turns: expected"},
                                 {R"({"id":"a","text":"t","speaker_confidence":1.1})", "from 0 to 1"},
                                 {R"([])", "expected a JSON object"}};
  for (const auto& row : rows) {
    INFO(row.json);
    CHECK_THAT(error_of(row.json), Catch::Contains(row.part));
    CHECK_THAT(error_of(row.json), Catch::StartsWith("here"));
  }
}

TEST_CASE("turns of a ready passage must fit its text", "[passage]") {
  // Bytes: É is 0 and 1, a 2, the empty line 3 and 4, b 5.
  const auto error = [](const std::string& turns) {
    return error_of(R"({"id":"a","text":"Éa\n\nb","turns":[)" + turns + "]}");
  };
  CHECK(error(R"({"speaker":"A","begin":0,"end":3},{"speaker":"B","begin":5,"end":6})") == "none");
  CHECK(error("") == "none");
  CHECK_THAT(error(R"({"speaker":"A","begin":0,"end":7})"), Catch::Contains("past the text's end"));
  CHECK_THAT(error(R"({"speaker":"A","begin":1,"end":3})"), Catch::Contains("inside a character"));
  CHECK_THAT(error(R"({"speaker":"A","begin":0,"end":1})"), Catch::Contains("inside a character"));
  CHECK_THAT(error(R"({"speaker":"A","begin":3,"end":3})"), Catch::Contains("holds nothing"));
  CHECK_THAT(error(R"({"speaker":"","begin":0,"end":3})"), Catch::Contains("without speaker"));
  CHECK_THAT(error(R"({"speaker":"A","begin":0,"end":3},{"speaker":"B","begin":2,"end":6})"),
             Catch::Contains("before the last one ends"));
  for (const auto* bad : {R"({"begin":0,"end":3})", R"({"speaker":"A","begin":-1,"end":3})",
                          R"({"speaker":"A","begin":0})", R"({"speaker":"A","begin":0,"end":99999999999})"})
    CHECK_THAT(error(bad), Catch::Contains("field turns"));
}

TEST_CASE("a stored passage whose turns do not fit its text counts as damaged", "[passage]") {
  auto passage = full_passage();
  passage.turns.back().end = 1000;
  CHECK_FALSE(load_passage(store_passage(passage)));
}
