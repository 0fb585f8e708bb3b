// Who speaks under which label: found from all labels of a post together.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "indexer/cut/labels.hpp"
#include "indexer/html/block.hpp"

namespace propos {

/// What is known of the people of a post before its labels are looked at.
struct KnownPeople {
  std::vector<std::string> named;   ///< in title and introduction
  std::vector<std::string> askers;  ///< the site and the authors: they ask more likely than answer
};

/// Who speaks under which label, where a post has labels.
struct Labels {
  std::vector<std::optional<Label>> of_block;  ///< by block; nothing where a block has none
  std::vector<bool> asker;                     ///< by block: its label is an asker's
  std::string asker_name;                      ///< the longest label of who asks most
  std::map<std::string, std::string> full;     ///< label -> the longest label it stands for
  std::size_t kept = 0;                        ///< blocks that have a label
  bool any() const { return !full.empty(); }
};

/// Finds the labels of a post: names that come again at the starts of blocks; a name that comes once where it is a
/// slip of another, is known, or stands between such labels as they do. Who asks is told by what all turns under a
/// label are: questions, short, speaking to somebody, first, the site's or an author's.
Labels find_labels(const std::vector<Block>& blocks, const KnownPeople& known = {});

/// `Q`, `Question`; `R`, `Rép.`, `Réponse`: labels that name nobody.
bool is_asking_role(const std::string& label);
bool is_answering_role(const std::string& label);

/// Whether the text asks: it ends in a question mark (or one stands in its last two sentences).
bool asks(const std::string& text);

/// Whether the text speaks to somebody: "vous", "votre", "pensez-vous", "t’es-tu", "Parlez-nous".
bool addresses(const std::string& text);

}  // namespace propos
