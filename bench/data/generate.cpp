#include "bench/data/generate.hpp"

#include <chrono>
#include <cstdio>
#include <fstream>
#include <iostream>

#include "bench/data/query_sets.hpp"
#include "common/error.hpp"
#include "common/file.hpp"
#include "common/json.hpp"
#include "common/schema.hpp"

namespace propos {
namespace {

constexpr std::uint32_t themes = 1500;
constexpr std::size_t query_passages = 10000;  ///< queries are taken from the first so many
constexpr std::size_t write_chunk = 1u << 20;

std::string two_digits(std::uint32_t n) { return (n < 10 ? "0" : "") + std::to_string(n); }

void append_member(std::string& out, std::string_view name, std::string_view value) {
  out += out.empty() || out.back() == '\n' ? '{' : ',';
  out += '"';
  out += name;
  out += "\":\"";
  for (const char c : value) {
    if (c == '\n') out += "\\n";
    else if (c == '"' || c == '\\') (out += '\\') += c;
    else out += c;
  }
  out += '"';
}

/// A file that is written from its beginning to its end.
class Output {
 public:
  explicit Output(const std::filesystem::path& path) : path_(path), file_(path, std::ios::binary) { check(); }
  void write(std::string_view bytes) {
    file_.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    check();
  }
  void close() {
    file_.close();
    check();
  }

 private:
  void check() const {
    if (!file_) throw Error(ErrorKind::io, "cannot write this file: is there space, and may you?", path_.string());
  }
  std::filesystem::path path_;
  std::ofstream file_;
};

void make_directory(const std::filesystem::path& path) {
  std::error_code error;
  std::filesystem::create_directories(path, error);
  if (error) throw Error(ErrorKind::io, "cannot make this directory: " + error.message(), path.string());
}

Json manifest(const GenerateOptions& options, const Generated& made, const std::map<std::string, std::size_t>& kinds) {
  Json queries = Json::object();
  for (const auto& [kind, count] : kinds) queries[kind] = count;
  return Json{{"made_by", "propos-bench generate"},
              {"seed", options.seed},
              {"words_per_passage", options.words},
              {"passages", made.passages},
              {"posts", made.posts},
              {"words", made.words},
              {"text_bytes", made.text_bytes},
              {"source_bytes", made.source_bytes},
              {"hash", hex_of(made.hash)},
              {"queries", queries}};
}

}  // namespace

void PassageMaker::write(MadePassage& passage, const Theme& theme, Random& random) {
  passage.text.clear();
  passage.question.clear();
  SentenceWriter(lexicon_, theme, random, passage.question).question();
  SentenceWriter text(lexicon_, theme, random, passage.text);
  const auto half = static_cast<std::uint32_t>(words_ / 2);
  const auto wanted = half + random.below(half + 1) + random.below(half + 1);  // words_ on the average
  auto paragraph = 40 + random.below(60);
  while (text.words() + 6 < wanted || text.words() == 0) {
    if (text.words() > paragraph) {
      text.paragraph_end();
      paragraph += 40 + random.below(60);
    }
    const auto length = 8 + random.below(18) + random.below(18);
    text.sentence(std::min<std::size_t>(length, wanted - text.words()));
  }
  passage.words = text.words();
  passage.content = text.content();
}

void PassageMaker::next_post(std::vector<MadePassage>& passages) {
  const auto number = ++posts_;
  Random random(scatter(seed_) ^ scatter(number));
  Theme theme;
  theme.hash = scatter(scatter(seed_ + 1) + random.below(themes));
  theme.apostrophe = random.percent(75) ? "’" : "'";
  for (int i = 0; i < 6; ++i) theme.key_nouns.push_back(lexicon_.settled(WordClass::noun, random.next()));
  std::string title, speaker;
  SentenceWriter(lexicon_, theme, random, title).title();
  constexpr std::array<std::string_view, 8> first_names = {"Marie", "Jean",  "Claire", "Paul",
                                                           "Anne",  "Louis", "Léa",    "Karim"};
  speaker += random.one_of(first_names);
  speaker += ' ';
  lexicon_.append_name(speaker, random);
  auto date = std::to_string(2012 + random.below(14));
  date += '-' + two_digits(1 + random.below(12));
  date += '-' + two_digits(1 + random.below(28));
  passages.resize(4 + random.below(5));
  for (std::size_t n = 0; n < passages.size(); ++n) {
    auto& passage = passages[n];
    passage.post = std::to_string(number);
    passage.id = passage.post + '#' + std::to_string(n + 1);
    passage.title = title;
    passage.speaker = speaker;
    passage.date = date;
    write(passage, theme, random);
  }
}

void append_line(std::string& out, const MadePassage& passage) {
  append_member(out, "id", passage.id);
  append_member(out, "post", passage.post);
  append_member(out, "title", passage.title);
  append_member(out, "question", passage.question);
  append_member(out, "text", passage.text);
  append_member(out, "speaker", passage.speaker);
  append_member(out, "date", passage.date);
  out += "}\n";
}

Generated generate(const GenerateOptions& options) {
  const std::filesystem::path directory = options.directory;
  make_directory(directory / "queries");
  Output file(directory / "passages.ndjson");
  PassageMaker maker(options.seed, options.words);
  Generated made;
  made.hash = hash_of("");
  std::vector<MadePassage> post, sample;
  std::string lines;
  const auto flush = [&] {
    file.write(lines);
    made.hash = hash_of(lines, made.hash);
    made.source_bytes += lines.size();
    lines.clear();
  };
  while (made.passages < options.passages) {
    maker.next_post(post);
    post.resize(std::min<std::size_t>(post.size(), options.passages - made.passages));
    for (const auto& passage : post) {
      append_line(lines, passage);
      made.words += passage.words;
      made.text_bytes += passage.text.size();
      if (sample.size() < query_passages) sample.push_back(passage);
    }
    made.passages += post.size();
    if (lines.size() > write_chunk) flush();
  }
  flush();
  file.close();
  made.posts = maker.posts();
  std::map<std::string, std::size_t> kinds;
  for (const auto& [kind, queries] : make_query_sets(sample, maker.lexicon(), options.queries, options.seed)) {
    std::string text;
    for (const auto& query : queries) text += query.id + '\t' + query.text + '\n';
    write_file_atomically(directory / "queries" / (kind + ".tsv"), text);
    kinds[kind] = queries.size();
  }
  write_file_atomically(directory / "manifest.json", dump_json_indented(manifest(options, made, kinds)) + '\n');
  return made;
}

int run_generate(const GenerateOptions& options) {
  const auto start = std::chrono::steady_clock::now();
  const auto made = generate(options);
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  std::fprintf(stderr, "%s: %llu passages of %llu posts, %.1f MB (texts %.1f MB), hash %s, %.1f MB/s\n",
               options.directory.c_str(), static_cast<unsigned long long>(made.passages),
               static_cast<unsigned long long>(made.posts), static_cast<double>(made.source_bytes) / 1e6,
               static_cast<double>(made.text_bytes) / 1e6, hex_of(made.hash).c_str(),
               static_cast<double>(made.source_bytes) / 1e6 / seconds);
  return 0;
}

}  // namespace propos
