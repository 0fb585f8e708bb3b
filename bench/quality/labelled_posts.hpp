// Posts with labels: what a person says stands where in them.
//
// A labelled post is a JSON file {"post": a REST post, or "page": a saved page FILE.html beside it, "interview"?:
// whether it is one, "passages": […], "speakers_alt"?: {name: [other forms of it]}, "absent"?: [texts of no passage's
// text], "notes"?: [texts that are kept as footnotes; with "interview" remarks that nothing reads]}. A passage is
// {"kind"?, "question"?, "heading"?, "first"? (its text's first words), "paragraphs"? (how many), "speaker"? (names
// parted by ", "), "turns"?: [{"speaker", "first"}]}; one of a kind that stands apart (is_apart) has "first", or a box
// its "heading". What is left out is not labelled.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "common/json.hpp"
#include "common/passage.hpp"
#include "indexer/cut/cut.hpp"

namespace propos {

/// A labelled post, and what the cutter makes of it.
struct LabelledPost {
  std::string name;
  Json labels;
  Cut cut;
};

/// Reads and cuts every labelled post (*.json) of a directory, by name. Throws Error: not_found without one, invalid.
std::vector<LabelledPost> read_labelled_posts(const std::filesystem::path& directory);

/// Words only: white space, signs, case and accents do not count.
std::string normal(const std::string& text);

/// A text member; empty without it.
std::string member(const Json& json, const char* name);

/// Whether a normal() text begins with the normal words `first`.
bool begins_with(const std::string& text, const std::string& first);

/// Whether both texts name the same speakers, in any order and in any form that the labels know.
bool same_speakers(const Json& labels, const std::string& wanted, const std::string& found);

/// Whether a label is of a passage that stands apart from what is said.
bool is_apart_label(const Json& label);

}  // namespace propos
