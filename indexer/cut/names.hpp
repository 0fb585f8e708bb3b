// Who speaks: names of people in introductions and titles.
#pragma once

#include <string>
#include <vector>

#include "indexer/cut/label_voices.hpp"
#include "indexer/html/block.hpp"
#include "indexer/post/post.hpp"

namespace propos {

/// Names of people in `text`, in order, each once: two to five capitalised words (`Anne de La Tour`) that do not name
/// an institution or a place. Words all in capitals (rubrics) are none.
std::vector<std::string> names_in(const std::string& text);

/// A person that a post's words tell of.
struct Guest {
  std::string name;       ///< empty: nobody stands out; two guests are parted by ", "
  std::string source;     ///< `introduction` or `title`
  double confidence = 0;  ///< 0 to 1
};

/// The person who is interviewed, by the grammar around the names in title and introduction: "Cinq questions à X",
/// "entretien avec l’historienne X", "Bonjour X", "X, économiste,…", "X est…". What stands behind "par", "photo" or "©"
/// is none, nor an author of the post.
Guest interviewee(const std::string& title, const std::string& introduction, const std::vector<std::string>& authors);

/// The full name, in title or introduction, of somebody whom a question greets by the first name: "Bonjour Anne, …",
/// "Anne, qui êtes-vous ?"; empty where there is none. A title may be in capitals.
std::string greeted_by_first_name(const std::string& question, const std::string& title,
                                  const std::string& introduction);

/// The people that the title and what stands before the first question name, and those who may ask.
KnownPeople known_people(const Post& post, const std::vector<Block>& blocks);

}  // namespace propos
