// The indexes that are served, as one worker has them open.
//
// What is asked of them, as values: answer.hpp (a search), holdings.hpp (what an index holds, topics with their counts,
// examples), posts.hpp (a passage, a post), verify.hpp (a quotation), suggest.hpp (beginnings of words and names).
#pragma once

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "query/language/topics.hpp"
#include "query/search.hpp"
#include "query/serve/http/request.hpp"

namespace propos::serve {

/// An index and the name by which `db=` asks for it.
struct NamedIndex {
  std::string name;
  std::filesystem::path directory;
};

/// What is served.
struct SiteOptions {
  std::vector<NamedIndex> indexes;   ///< one or more; the first is asked where no name is given
  std::filesystem::path topics;      ///< file of topics; empty: those that ship
  std::filesystem::path dictionary;  ///< of English; empty: none
};

struct Holdings;
class Suggestions;
class RankedLists;

/// How an index is.
struct IndexState {
  std::string name;
  std::string revision;  ///< empty while it cannot be opened
  std::string problem;   ///< why not
};

/// What all workers share: the options, topics, and what is made once a revision. Any thread.
class SharedSite {
 public:
  /// Reads the topics; opens no index. Throws Error.
  explicit SharedSite(SiteOptions options);
  ~SharedSite();

  const SiteOptions& options() const { return options_; }
  const std::vector<Topic>& topics() const { return topics_; }

  /// From their next request on workers open every index anew (SIGHUP).
  void reopen() { ++generation_; }
  std::uint64_t generation() const { return generation_; }

  /// How each index was when it was last asked; an index that no worker has opened yet has neither revision nor
  /// problem.
  std::vector<IndexState> states() const;

 private:
  friend class Site;
  friend class OpenIndex;
  struct OfRevision;  ///< what is made once a revision

  std::shared_ptr<OfRevision> of(const std::string& name, const std::string& revision);
  void tell(const IndexState& state);

  SiteOptions options_;
  std::vector<Topic> topics_;
  std::atomic<std::uint64_t> generation_{0};
  mutable std::mutex mutex_;
  std::vector<IndexState> states_;
  std::map<std::string, std::shared_ptr<OfRevision>> made_;  ///< by name of the index: of its newest revision
};

/// One index as one worker has it open. One thread.
class OpenIndex {
 public:
  const std::string& name() const { return named_.name; }
  Searcher& searcher() { return *searcher_; }
  /// Another one after each commit and each rebuild: 16 hexadecimal digits. Good for an ETag.
  const std::string& revision() const { return revision_; }
  /// When it was committed, UTC: `2026-12-01T02:45:00Z`.
  const std::string& date() const { return date_; }
  const std::vector<Topic>& topics() const { return shared_.topics(); }

  /// Made at the first call of any worker since the revision changed, then shared. Throws Error.
  std::shared_ptr<const Holdings> holdings();
  std::shared_ptr<const Suggestions> suggestions();
  /// Ranked lists that are kept for paging.
  RankedLists& ranked_lists();

 private:
  friend class Site;
  OpenIndex(SharedSite& shared, const NamedIndex& named) : shared_(shared), named_(named) {}
  void open_anew();
  bool is_of_its_revision() const;

  SharedSite& shared_;
  const NamedIndex& named_;
  std::unique_ptr<Searcher> searcher_;
  std::uint64_t generation_ = 0;
  std::string stamp_;  ///< of the files that a commit replaces
  std::string revision_;
  std::string date_;
  std::shared_ptr<SharedSite::OfRevision> made_;
};

/// The indexes of one worker. One thread.
class Site {
 public:
  explicit Site(std::shared_ptr<SharedSite> shared);
  ~Site();

  const std::vector<Topic>& topics() const { return shared_->topics(); }
  /// Names for `db=`, the standard one first.
  std::vector<std::string> names() const;

  /// The index of this name (empty: the first), opened anew when it was changed since it was last asked for. Throws
  /// Error{not_found} with the names there are, and as opening does.
  OpenIndex& index(std::string_view name);
  OpenIndex& index(const Request& request) { return index(request.parameter("db")); }

  /// What `ask(OpenIndex&)` gives, all of one revision: it is asked again when the index was changed meanwhile, three
  /// times at most, then Error{locked}. Everything that reads an index twice for one answer goes through this.
  template <typename Ask>
  auto ask(std::string_view name, Ask ask) {
    for (int attempts = 1;; ++attempts) {
      auto& index = this->index(name);
      auto answer = ask(index);
      if (index.is_of_its_revision()) return answer;
      if (attempts == 3) too_fast(index);
    }
  }

 private:
  [[noreturn]] static void too_fast(const OpenIndex& index);

  std::shared_ptr<SharedSite> shared_;
  std::vector<std::unique_ptr<OpenIndex>> indexes_;
};

}  // namespace propos::serve
