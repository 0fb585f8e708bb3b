// A dictionary in the format of dictd, as Debian's FreeDict packages install them: NAME.index and NAME.dict.dz.
//
// NAME.index is a line per headword: `headword TAB offset TAB length`, the numbers in base 64 (A-Z a-z 0-9 + /), the
// most significant digit first. They are a span of NAME.dict; NAME.dict.dz is the same compressed with dictzip, which
// is gzip (RFC 1952) with a table of chunks that we do not need. The text of an entry:
//     trade /træd/
//     1. commerce
//     2. métier
// Source: dictd(8), dictfmt(1), dictzip(1).
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace propos {

/// Where Debian's dict-freedict-eng-fra puts its files, without their endings.
inline constexpr std::string_view standard_dictionary = "/usr/share/dictd/freedict-eng-fra";

/// What a dictionary says one word means.
struct Translation {
  std::string text;       ///< one or more words
  std::size_t sense = 0;  ///< the meaning it belongs to, from 0
};

/// The translations in an entry's text. Its first line is the headword; what stands in brackets is passed over.
std::vector<Translation> parse_entry(std::string_view entry);

/// An open dictionary. The index is read at once, the entries at the first translations(). One thread.
class Dictionary {
 public:
  /// Opens the dictionary whose files are `name`.index and `name`.dict.dz or `name`.dict; the name of one of the files
  /// does as well. Damaged lines of the index are passed over. Throws Error{not_found|denied|io|too_big}.
  explicit Dictionary(const std::filesystem::path& name);
  Dictionary(const Dictionary&) = delete;  // headwords point into the index
  Dictionary& operator=(const Dictionary&) = delete;

  /// Whether there is an entry for `headword`, which is in lower case.
  bool has(std::string_view headword) const;

  /// What the entries for `headword` say, in their order, as far as limits::max_headword_bytes go; empty when there are
  /// none or their spans lie outside the file. Throws Error when the entries cannot be read: invalid when they are not
  /// gzip or end early.
  std::vector<Translation> translations(std::string_view headword);

  /// Whether a word, as fold() leaves it, is by itself a translation of anything: a word of the other language. The
  /// first call reads all entries. Throws as translations().
  bool is_translation(const std::string& folded);

 private:
  struct Line {
    std::string_view headword;  ///< of index_
    std::uint64_t offset = 0, length = 0;
  };

  void read_entries();
  std::vector<Translation> entry_of(const Line& line) const;

  std::filesystem::path name_;
  std::string index_;
  std::vector<Line> lines_;  ///< sorted by headword, equal ones in the order of the file
  std::string entries_;
  bool have_entries_ = false;
  std::unordered_set<std::string> single_words_;  ///< folded translations, after the first is_translation()
};

/// The dictionary to use: the one that was `given` by name (an empty name: none), else the standard one where it is
/// installed, else none, which is an empty path. Throws Error{not_found} when a given one is not there.
std::filesystem::path resolve_dictionary(const std::string& name, bool given);

}  // namespace propos
