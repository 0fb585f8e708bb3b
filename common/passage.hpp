// The passage: what is indexed, stored and returned. Its JSON form is one and the same in `--dump`, in
// `--input passages` and, with a checksum, in the index.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/json.hpp"

namespace propos {

/// What part of a post a passage is.
enum class PassageKind {
  introduction,  ///< what stands before the first question or heading
  answer,        ///< a question and its answer
  section        ///< of a post that is no interview
};

std::string_view name_of(PassageKind kind);

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
  std::string speaker;   ///< who answers
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

  bool operator==(const Passage&) const = default;
};

/// The ready-passage form. Empty members are left out, except `id` and `text`.
Json to_json(const Passage& passage);

/// Reads the ready-passage form; unknown members are passed over. Throws Error{invalid}: "field id: expected …".
Passage passage_from_json(const Json& json, const std::string& where);

/// The document data of the index: the JSON object with a last member `check`, the CRC-32 of what precedes it.
std::string store_passage(const Passage& passage);

/// The stored JSON object, or nothing when its checksum does not fit.
std::optional<Passage> load_passage(std::string_view stored);

}  // namespace propos
