// An index of a few passages, open, with all that reads a query.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "common/index.hpp"
#include "common/model.hpp"
#include "common/schema.hpp"
#include "query/language/parse.hpp"
#include "query/meaning/correct.hpp"
#include "query/meaning/leaf.hpp"
#include "query/plan/plan.hpp"
#include "tests/support/posts.hpp"
#include "tests/support/temporary.hpp"

namespace propos::testing {

struct SmallIndex {
  explicit SmallIndex(const std::vector<Passage>& passages) {
    index_passages(directory / "index", passages);
    index = open_whole_index(directory / "index");
  }

  AnalysedQuery read(const std::string& query) { return analyse(parse_query(query, "2025-12-01"), analyzer); }
  Plan plan(const std::string& query) { return make_plan(read(query), readers); }

  Model model() const { return Model::from_json(index.database.get_metadata(std::string(metadata::model))); }

  /// The document of the passage with this id; 0 for none.
  Xapian::docid document(const std::string& id) const {
    for (auto it = index.database.postlist_begin(""); it != index.database.postlist_end(""); ++it)
      if (load_passage(index.database.get_document(*it).get_data())->id == id) return *it;
    return 0;
  }

  TemporaryDirectory directory;
  Index index;
  Analyzer analyzer;
  FamilyReader families{index.database, analyzer};
  Speller speller;
  Readers readers{index.database, index.traces, analyzer, families, nullptr};
};

}  // namespace propos::testing
