#include "query/meaning/dictionary.hpp"

#include <zlib.h>

#include <algorithm>
#include <memory>
#include <optional>

#include "common/error.hpp"
#include "common/file.hpp"
#include "common/limits.hpp"
#include "common/text.hpp"

namespace propos {
namespace {

namespace fs = std::filesystem;

/// The path without the ending of a dictionary's file.
std::string stem_of(const fs::path& name) {
  auto text = name.string();
  for (const std::string_view ending : {".index", ".dict.dz", ".dict"})
    if (text.ends_with(ending)) return text.substr(0, text.size() - ending.size());
  return text;
}

fs::path dictionary_index(const fs::path& name) { return stem_of(name) + ".index"; }

/// A number of an index; nothing for an empty one, a strange digit or more than 48 bits.
std::optional<std::uint64_t> base64_number(std::string_view digits) {
  static constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  if (digits.empty() || digits.size() > 8) return std::nullopt;
  std::uint64_t number = 0;
  for (const char digit : digits) {
    const auto value = alphabet.find(digit);
    if (value == std::string_view::npos) return std::nullopt;
    number = number * 64 + value;
  }
  return number;
}

/// The content of gzip bytes, at most limits::max_dictionary_bytes.
std::string inflated(std::string_view bytes, const std::string& where) {
  z_stream stream{};
  if (inflateInit2(&stream, MAX_WBITS + 16) != Z_OK) throw Error(ErrorKind::internal, "zlib does not start", where);
  const std::unique_ptr<z_stream, int (*)(z_stream*)> owner(&stream, &inflateEnd);
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  std::string content;
  std::string buffer(1u << 16, '\0');
  for (int state = Z_OK; state != Z_STREAM_END;) {
    stream.next_out = reinterpret_cast<Bytef*>(buffer.data());
    stream.avail_out = static_cast<uInt>(buffer.size());
    state = inflate(&stream, Z_NO_FLUSH);
    if (state != Z_OK && state != Z_STREAM_END)
      throw Error(ErrorKind::invalid, "damaged, or no gzip: install the dictionary anew", where);
    content.append(buffer, 0, buffer.size() - stream.avail_out);
    if (content.size() > limits::max_dictionary_bytes)
      throw Error(ErrorKind::too_big, "longer than " + std::to_string(limits::max_dictionary_bytes) + " bytes", where);
  }
  return content;
}

/// `line` without `[…]`, `(…)` and `<…>`; an unclosed one goes to the end.
std::string without_brackets(std::string_view line) {
  std::string out;
  std::size_t depth = 0;
  for (const char c : line) {
    if (c == '[' || c == '(' || c == '<') ++depth;
    else if (c == ']' || c == ')' || c == '>') depth -= depth > 0;
    else if (depth == 0) out += c;
  }
  return out;
}

/// Takes `12. ` from the beginning.
std::string_view without_number(std::string_view line) {
  const auto digits = std::min(line.find_first_not_of("0123456789"), line.size());
  if (digits > 0 && line.substr(digits).starts_with(". ")) line.remove_prefix(digits + 2);
  return line;
}

}  // namespace

std::vector<Translation> parse_entry(std::string_view entry) {
  std::vector<Translation> translations;
  entry.remove_prefix(std::min(entry.find('\n'), entry.size()));
  for (std::size_t sense = 0; !entry.empty(); ++sense) {
    entry.remove_prefix(1);
    const auto end = std::min(entry.find('\n'), entry.size());
    const auto line = without_brackets(without_number(entry.substr(0, end)));
    entry.remove_prefix(end);
    std::string_view rest = line;
    while (!rest.empty()) {
      const auto comma = std::min(rest.find_first_of(",;"), rest.size());
      if (auto text = collapse_space(rest.substr(0, comma)); !text.empty())
        translations.push_back({std::move(text), sense});
      rest.remove_prefix(std::min(comma + 1, rest.size()));
    }
  }
  return translations;
}

fs::path resolve_dictionary(const std::string& name, bool given) {
  const fs::path path = given ? name : std::string(standard_dictionary);
  if (path.empty() || fs::exists(dictionary_index(path))) return path;
  if (given)
    throw Error(ErrorKind::not_found, "no dictionary here: name its .index file", dictionary_index(path).string());
  return {};
}

Dictionary::Dictionary(const fs::path& name) : name_(stem_of(name)) {
  index_ = read_file(dictionary_index(name), limits::max_dictionary_bytes);
  std::string_view rest = index_;
  while (!rest.empty()) {
    const auto line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(line.size() + 1, rest.size()));
    const auto tab = line.find('\t');
    const auto second = line.find('\t', tab == std::string_view::npos ? tab : tab + 1);
    if (second == std::string_view::npos) continue;
    const auto offset = base64_number(line.substr(tab + 1, second - tab - 1));
    const auto length = base64_number(line.substr(second + 1, line.find('\t', second + 1) - second - 1));
    // `00database…` are facts about the dictionary.
    if (offset && length && tab > 0 && !line.starts_with("00database"))
      lines_.push_back({line.substr(0, tab), *offset, *length});
  }
  const auto by_headword = [](const Line& a, const Line& b) { return a.headword < b.headword; };
  if (!std::is_sorted(lines_.begin(), lines_.end(), by_headword))
    std::stable_sort(lines_.begin(), lines_.end(), by_headword);
}

bool Dictionary::has(std::string_view headword) const {
  const auto found = std::lower_bound(lines_.begin(), lines_.end(), headword,
                                      [](const Line& line, std::string_view word) { return line.headword < word; });
  return found != lines_.end() && found->headword == headword;
}

void Dictionary::read_entries() {
  const auto plain = name_.string() + ".dict";
  const auto packed = plain + ".dz";
  entries_ = fs::exists(packed) ? inflated(read_file(packed, limits::max_dictionary_bytes), packed)
                                : read_file(plain, limits::max_dictionary_bytes);
  have_entries_ = true;
}

std::vector<Translation> Dictionary::entry_of(const Line& line) const {
  if (line.offset > entries_.size() || line.length > entries_.size() - line.offset) return {};
  return parse_entry(repair_utf8(std::string_view(entries_).substr(line.offset, line.length)));
}

std::vector<Translation> Dictionary::translations(std::string_view headword) {
  if (!have_entries_) read_entries();
  std::vector<Translation> all;
  std::size_t senses = 0;
  std::size_t read = 0;
  auto line = std::lower_bound(lines_.begin(), lines_.end(), headword,
                               [](const Line& l, std::string_view word) { return l.headword < word; });
  for (; line != lines_.end() && line->headword == headword && read < limits::max_headword_bytes; ++line) {
    read += line->length;
    for (auto& translation : entry_of(*line)) {
      translation.sense += senses;
      all.push_back(std::move(translation));
    }
    if (!all.empty()) senses = all.back().sense + 1;
  }
  return all;
}

bool Dictionary::is_translation(const std::string& folded) {
  if (!have_entries_) read_entries();
  if (single_words_.empty()) {
    std::size_t read = 0;  // lines of a damaged index may all name the whole dictionary
    for (auto line = lines_.begin(); line != lines_.end() && read < limits::max_dictionary_bytes; ++line) {
      read += std::min<std::size_t>(line->length, entries_.size());
      for (const auto& translation : entry_of(*line))
        if (translation.text.find(' ') == std::string::npos) single_words_.insert(fold(translation.text));
    }
  }
  return single_words_.contains(folded);
}

}  // namespace propos
