// The indexes that are served, as one worker has them open.
//
// What is asked of them, as values: answer.hpp (a search), holdings.hpp (what an index holds, topics with their counts,
// examples), whole_posts.hpp (a passage, a post), verify.hpp (a quotation), suggest.hpp (beginnings of words and
// names).
#pragma once

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "common/schema.hpp"
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
  /// Told of each search: its seconds, and whether it came to its end. Any thread; may be null.
  std::function<void(double seconds, bool complete)> searched = {};
};

struct Holdings;
class Suggestions;

/// How an index is.
struct IndexState {
  std::string name;
  std::string revision;        ///< empty while it cannot be opened
  std::uint64_t passages = 0;  ///< that count
  std::string problem;         ///< why it cannot be opened; empty when it can, and before anybody tried
};

/// What all workers share: the options, topics, and what is made once a revision. Any thread.
class SharedSite {
 public:
  /// Reads the topics; opens no index. Throws Error.
  explicit SharedSite(SiteOptions options);
  ~SharedSite();
  SharedSite(const SharedSite&) = delete;
  SharedSite& operator=(const SharedSite&) = delete;

  const SiteOptions& options() const { return options_; }
  const std::vector<Topic>& topics() const { return topics_; }

  /// Opens each index and makes what is made once a revision, so that nobody waits for it later; an index that cannot
  /// be opened has a problem. Before the first request.
  void warm();

  /// How each index was when it was last opened.
  std::vector<IndexState> states() const;

 private:
  friend class OpenIndex;
  struct OfIndex;  ///< what is made of an index

  void tell(IndexState state);
  OfIndex& of(const std::string& name) { return *made_.at(name); }

  SiteOptions options_;
  std::vector<Topic> topics_;
  std::shared_ptr<std::atomic<std::size_t>> exports_ = std::make_shared<std::atomic<std::size_t>>(0);
  mutable std::mutex mutex_;
  std::vector<IndexState> states_;  ///< by SiteOptions::indexes
  std::map<std::string, std::unique_ptr<OfIndex>> made_;
};

/// One index as one worker has it open. One thread.
class OpenIndex {
 public:
  /// Opens nothing yet.
  OpenIndex(SharedSite& shared, const NamedIndex& named) : shared_(shared), named_(named) {}

  const std::string& name() const { return named_.name; }
  const std::filesystem::path& directory() const { return named_.directory; }
  Searcher& searcher() { return *searcher_; }
  const Index& index() const { return searcher_->index(); }
  const std::vector<Topic>& topics() const { return shared_.topics(); }
  const SiteOptions& options() const { return shared_.options(); }

  /// Another one after each commit and each rebuild: 16 hexadecimal digits. Good for an ETag.
  const std::string& revision() const { return revision_; }
  /// When it was committed, UTC: `2026-12-01T02:45:00Z`.
  const std::string& date() const { return date_; }

  /// Of this revision; made at the first call of any worker, then shared. Throws Error.
  std::shared_ptr<const Holdings> holdings();
  /// Of this revision or, for the seconds that it takes to make them anew, of one before. Throws Error.
  std::shared_ptr<const Suggestions> suggestions();

  /// One of limits::max_exports places for a long answer, held as long as the value lives; null when all
  /// are taken.
  std::shared_ptr<void> take_export_slot();

  /// Opens it when it was changed since, or is not yet open. Throws Error.
  void refresh();
  /// At the next refresh() it is opened anew in any case.
  void reopen() { stamp_.clear(); }
  /// Whether the searcher still reads the revision that it read at refresh().
  bool is_of_its_revision() const;

 private:
  SharedSite& shared_;
  const NamedIndex& named_;
  std::unique_ptr<Searcher> searcher_;
  std::string stamp_;  ///< of the files that a commit replaces
  std::string revision_;
  std::string date_;
};

/// The indexes of one worker. One thread.
class Site {
 public:
  explicit Site(std::shared_ptr<SharedSite> shared);

  const std::vector<Topic>& topics() const { return shared_->topics(); }
  /// Names for `db=`, the standard one first.
  std::vector<std::string> names() const;

  /// Every index is opened anew when it is next asked for (SIGHUP).
  void reopen();

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
      try {
        auto answer = ask(index);
        if (index.is_of_its_revision()) return answer;
      } catch (const Xapian::DatabaseModifiedError&) {  // its revision is gone, so it is opened anew
      } catch (const Xapian::Error& e) {
        throw error_from(e, index.directory().string());
      }
      if (attempts == 3) changes_too_fast(index);
    }
  }

 private:
  [[noreturn]] static void changes_too_fast(const OpenIndex& index);

  std::shared_ptr<SharedSite> shared_;
  std::vector<std::unique_ptr<OpenIndex>> indexes_;
};

}  // namespace propos::serve
