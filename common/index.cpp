#include "common/index.hpp"

#include <algorithm>

#include "common/dead.hpp"
#include "common/error.hpp"
#include "common/passage.hpp"
#include "common/schema.hpp"

namespace propos {
namespace {

std::vector<Xapian::docid> silent_documents(const Index& index) {
  auto silent = index.dead;
  for (const auto kind : passage_kinds) {
    if (!is_apart(kind)) continue;
    const auto term = boolean_term(prefix::kind, name_of(kind));
    silent.insert(silent.end(), index.database.postlist_begin(term), index.database.postlist_end(term));
  }
  std::sort(silent.begin(), silent.end());
  silent.erase(std::unique(silent.begin(), silent.end()), silent.end());
  return silent;
}

}  // namespace

Index open_whole_index(const std::filesystem::path& directory) {
  // An indexer may commit or publish between two steps; then everything is opened again.
  for (int attempt = 1;; ++attempt) {
    Index index;
    index.database = open_index(directory, &index.generation);
    try {
      index.dead = decode_dead(index.database.get_metadata(std::string(metadata::dead)));
      if (!index.dead.empty() && index.dead.back() > index.database.get_doccount())
        throw Error(ErrorKind::corrupt, "the index is corrupt: a passage was replaced that is not there",
                    directory.string());
      index.silent = silent_documents(index);
      const auto extent = TraceExtent::from_text(index.database.get_metadata(std::string(metadata::traces)));
      index.traces = TraceFile(index.generation, extent);
      return index;
    } catch (const Xapian::DatabaseModifiedError& e) {
      if (attempt == 3) throw error_from(e, directory.string());
    } catch (const Xapian::Error& e) {
      throw error_from(e, directory.string());
    } catch (const Error&) {
      if (attempt == 3 || current_generation(directory) == index.generation) throw;
    }
  }
}

}  // namespace propos
