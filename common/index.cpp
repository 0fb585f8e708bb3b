#include "common/index.hpp"

#include "common/dead.hpp"
#include "common/error.hpp"
#include "common/schema.hpp"

namespace propos {

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
