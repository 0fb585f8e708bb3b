#include "query/serve/api/indexes.hpp"

#include <sys/stat.h>

#include <algorithm>
#include <ctime>
#include <thread>
#include <utility>

#include "common/error.hpp"
#include "common/limits.hpp"
#include "common/schema.hpp"
#include "query/question.hpp"
#include "query/serve/api/holdings.hpp"
#include "query/serve/api/suggest.hpp"

namespace propos::serve {
namespace {

/// What of a file changes when another one takes its place.
std::string stamp_of(const std::filesystem::path& file) {
  struct stat found {};
  if (::stat(file.c_str(), &found) != 0) return "-";
  return std::to_string(found.st_dev) + ':' + std::to_string(found.st_ino) + ':' + std::to_string(found.st_size) + ':' +
         std::to_string(found.st_mtim.tv_sec) + '.' + std::to_string(found.st_mtim.tv_nsec);
}

/// The stub, which a full build replaces, and the version file, which each commit does. The version file is that of
/// the generation that is open.
std::string stamp_of(const std::filesystem::path& directory, const std::filesystem::path& generation) {
  return stamp_of(directory / "XAPIANDB") + ' ' + stamp_of(generation / "iamglass");
}

std::string revision_of(const Index& index) {
  const auto text = index.generation.filename().string() + ' ' + index.database.get_uuid() + ' ' +
                    std::to_string(index.database.get_revision()) + ' ' +
                    std::to_string(index.database.get_doccount()) + ' ' + std::to_string(index.dead.size());
  return hex_of(hash_of(text));
}

std::string commit_date(const Index& index) {
  struct stat found {};
  if (::stat((index.generation / "iamglass").c_str(), &found) != 0) return {};
  std::tm parts{};
  ::gmtime_r(&found.st_mtim.tv_sec, &parts);
  char text[32];
  return {text, std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &parts)};
}

}  // namespace

/// Guarded by its own lock, so that one index does not wait for another.
struct SharedSite::OfIndex {
  std::mutex mutex;
  std::shared_ptr<const Holdings> holdings;
  std::shared_ptr<const Suggestions> suggestions;
  bool is_making = false;  ///< a thread makes suggestions
  std::jthread maker;      ///< last, so that it has ended before the rest goes
};

SharedSite::SharedSite(SiteOptions options) : options_(std::move(options)), topics_(load_topics(options_.topics)) {
  for (const auto& index : options_.indexes) {
    states_.push_back({index.name, {}, 0, {}});
    made_.emplace(index.name, std::make_unique<OfIndex>());
  }
}

SharedSite::~SharedSite() = default;

void SharedSite::tell(IndexState state) {
  const std::lock_guard lock(mutex_);
  for (auto& known : states_)
    if (known.name == state.name) known = std::move(state);
}

std::vector<IndexState> SharedSite::states() const {
  const std::lock_guard lock(mutex_);
  return states_;
}

void SharedSite::warm() {
  for (const auto& named : options_.indexes) {
    OpenIndex index(*this, named);
    try {
      index.refresh();
      index.holdings();
      index.suggestions();
    } catch (const Error& e) {  // its state says so, and whoever asks it
      tell({named.name, {}, 0, e.what()});
    }
  }
}

void OpenIndex::refresh() {
  if (searcher_ && stamp_ == stamp_of(named_.directory, index().generation)) return;
  try {
    // Taken before, so that what is committed meanwhile is seen next time.
    auto before = searcher_ ? stamp_of(named_.directory, index().generation) : std::string();
    if (searcher_) searcher_->reopen();
    else
      searcher_ =
          std::make_unique<Searcher>(named_.directory, translator_for(shared_.topics(), shared_.options().dictionary));
    stamp_ = before.empty() ? stamp_of(named_.directory, index().generation) : std::move(before);
    revision_ = revision_of(index());
    date_ = commit_date(index());
    shared_.tell({named_.name, revision_, index().passages(), {}});
  } catch (const Xapian::Error& e) {
    shared_.tell({named_.name, {}, 0, e.get_description()});
    throw error_from(e, named_.directory.string());
  } catch (const Error& e) {
    shared_.tell({named_.name, {}, 0, e.what()});
    // The client asked for what should be there.
    if (e.kind() == ErrorKind::not_found) throw Error(ErrorKind::io, e.message(), e.where());
    throw;
  }
}

bool OpenIndex::is_of_its_revision() const { return revision_of(index()) == revision_; }

std::shared_ptr<const Holdings> OpenIndex::holdings() {
  auto& made = shared_.of(named_.name);
  const std::lock_guard lock(made.mutex);
  if (!made.holdings || made.holdings->revision != revision_)
    made.holdings = std::make_shared<const Holdings>(holdings_of(*this));
  return made.holdings;
}

std::shared_ptr<const Suggestions> OpenIndex::suggestions() {
  auto& made = shared_.of(named_.name);
  const std::lock_guard lock(made.mutex);
  if (!made.suggestions) {
    made.suggestions = std::make_shared<const Suggestions>(index(), topics(), revision_, nullptr);
    return made.suggestions;
  }
  if (made.suggestions->revision() == revision_ || made.is_making) return made.suggestions;
  made.is_making = true;
  made.maker = std::jthread([&made, &topics = topics(), directory = named_.directory, before = made.suggestions] {
    std::shared_ptr<const Suggestions> suggestions = before;
    try {
      const auto now = open_whole_index(directory);
      suggestions = std::make_shared<const Suggestions>(now, topics, revision_of(now), before.get());
    } catch (const std::exception&) {  // the old ones stay; the next call is another attempt
    } catch (const Xapian::Error&) {
    }
    const std::lock_guard finished(made.mutex);
    made.suggestions = std::move(suggestions);
    made.is_making = false;
  });
  return made.suggestions;
}

std::shared_ptr<void> OpenIndex::take_export_slot() {
  if (shared_.exports_->fetch_add(1) >= limits::max_exports) {
    shared_.exports_->fetch_sub(1);
    return nullptr;
  }
  return {shared_.exports_.get(), [exports = shared_.exports_](void*) { exports->fetch_sub(1); }};
}

Site::Site(std::shared_ptr<SharedSite> shared) : shared_(std::move(shared)) {
  for (const auto& named : shared_->options().indexes) indexes_.push_back(std::make_unique<OpenIndex>(*shared_, named));
}

std::vector<std::string> Site::names() const {
  std::vector<std::string> names;
  for (const auto& index : indexes_) names.push_back(index->name());
  return names;
}

void Site::reopen() {
  for (const auto& index : indexes_) index->reopen();
}

OpenIndex& Site::index(std::string_view name) {
  const auto found = std::find_if(indexes_.begin(), indexes_.end(),
                                  [&](const auto& index) { return name.empty() || index->name() == name; });
  if (found == indexes_.end()) {
    std::string known;
    for (const auto& index : indexes_) known += (known.empty() ? "" : ", ") + index->name();
    throw Error(ErrorKind::not_found, "no index \"" + std::string(name) + "\"; there are: " + known, "db");
  }
  (*found)->refresh();
  return **found;
}

void Site::changes_too_fast(const OpenIndex& index) {
  throw Error(ErrorKind::locked, "the index changes too fast; try again", index.name());
}

}  // namespace propos::serve
