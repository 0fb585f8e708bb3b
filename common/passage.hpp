// The passage: what is indexed, stored and returned. Its JSON form is one and the same in `--dump`, in
// `--input passages` and, with a checksum, in the index.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/json.hpp"

namespace propos {

/// What part of a post a passage is. From `caption` on it stands apart from what is said: it has text, for a box a
/// heading, but neither question nor speaker nor asker, and comes behind all others of its post.
enum class PassageKind {
  introduction,  ///< what stands before the first question or heading
  answer,        ///< a question and its answer
  section,       ///< of a post that is no interview
  caption,       ///< of one picture
  credit,        ///< who asked, wrote down, translated, took the pictures: one passage a post
  box,           ///< text in a frame of its own
  notes,         ///< notes and bibliography at the end: one passage a post
  biography      ///< of a guest or an author
};

/// Every kind, in the order above.
inline constexpr PassageKind passage_kinds[] = {PassageKind::introduction, PassageKind::answer,   PassageKind::section,
                                                PassageKind::caption,      PassageKind::credit,   PassageKind::box,
                                                PassageKind::notes,        PassageKind::biography};

std::string_view name_of(PassageKind kind);

/// The kind of this name, if there is one.
std::optional<PassageKind> kind_named(std::string_view name);

/// Whether a passage of this kind stands apart from what is said.
constexpr bool is_apart(PassageKind kind) { return kind >= PassageKind::caption; }

/// A stretch of a passage's text that one voice says: bytes [begin, end) of `Passage::text`.
struct Turn {
  std::string speaker;  ///< never empty; the asker's name where the asker breaks in
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  bool operator==(const Turn&) const = default;
};

/// One passage. Strings are UTF-8; paragraphs of `text` are parted by an empty line.
struct Passage {
  std::string id;    ///< `<post>#<n>`, or the id that a ready passage came with; never empty
  std::string post;  ///< id of its post
  std::string host;  ///< the post's site, where `url` does not tell it (common/site)
  int n = 0;         ///< place in the post: 0 is the introduction, questions and sections count from 1
  PassageKind kind = PassageKind::section;
  std::string title;     ///< of the post
  std::string question;  ///< empty for introductions and sections
  std::string heading;   ///< of a section: the headings above it, `A › B`
  std::string text;      ///< the answer
  std::string speaker;   ///< who answers; several names are parted by ", "
  std::string asker;     ///< who asks
  std::string date;      ///< ISO 8601, as far as it is known: `2025-09-10T17:30:00`, `2025-09`
  std::string url;       ///< leads to the passage's first sentence
  std::string language;  ///< `fr`, or what the post says
  std::string site;      ///< what the site calls itself: `La Revue`; may be empty
  std::vector<std::string> authors;
  std::vector<std::string> tags;
  std::vector<std::string> notes;  ///< texts of the footnotes called in this passage
  bool repaired = false;           ///< the post's file was damaged
  std::string pairing;             ///< `inferred` where question and answer were found apart
  std::vector<Turn> turns;         ///< in order, where more than one voice stands in `text`; empty: all is `speaker`'s
  std::string speaker_source;      ///< `label`, `introduction`, `title`, `author`, `correction`; empty without speaker
  double speaker_confidence = 0;   ///< of `speaker`, from 0 to 1; 0 is not known

  bool operator==(const Passage&) const = default;
};

/// Who answers in a passage, a name each: `speaker`, and whoever has a turn but the asker.
std::vector<std::string> speakers_of(const Passage& passage);

/// The ready-passage form. Empty members are left out, except `id` and `text`.
Json to_json(const Passage& passage);

/// What is wrong with turns of such a text: "two turns overlap"; empty when they are in order, hold something each, and
/// begin and end inside the text on borders of characters.
std::string fault_of(const std::vector<Turn>& turns, std::string_view text);

/// Reads the ready-passage form; unknown members are passed over. Throws Error{invalid}: "field id: expected …".
Passage passage_from_json(const Json& json, const std::string& where);

/// The document data of the index: the JSON object with a last member `check`, the CRC-32 of what precedes it.
std::string store_passage(const Passage& passage);

/// The stored JSON object, or nothing when its checksum does not fit.
std::optional<Passage> load_passage(std::string_view stored);

}  // namespace propos
