#include "indexer/builder.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstring>
#include <thread>

#include "common/error.hpp"
#include "common/files.hpp"
#include "common/schema.hpp"
#include "indexer/documents.hpp"

namespace propos {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t calibration_passages = 2000;  ///< field lengths are measured on so many
constexpr std::size_t commit_passages = 5000;       ///< an update loses at most these to a crash
constexpr std::size_t remembered_words = 1u << 18;  ///< past so many the analyzer forgets
constexpr std::string_view generation_prefix = "generation.";

void prepare_directory(const fs::path& directory) {
  std::error_code error;
  fs::create_directories(directory, error);
  if (error == std::errc::permission_denied) throw Error(ErrorKind::denied, "permission denied", directory.string());
  if (error) throw Error(ErrorKind::io, error.message(), directory.string());
  if (fs::exists(stub_path(directory)) || fs::is_empty(directory, error)) return;
  for (const auto& entry : fs::directory_iterator(directory, error)) {
    const auto name = entry.path().filename().string();
    if (name == "lock" || name.starts_with(generation_prefix) || name.starts_with("XAPIANDB")) continue;
    throw Error(ErrorKind::invalid, "this directory holds something else (" + name + "); name an empty or a new one",
                directory.string());
  }
}

/// xapian-check follows no stub inside a directory. It finds the tables by links through `current`, which is
/// switched by one rename like the stub itself; our own programs go by the stub.
void link_for_stock_tools(const fs::path& directory, const std::string& generation) {
  std::error_code error;
  fs::remove(directory / "current.new", error);
  fs::create_directory_symlink(generation, directory / "current.new", error);
  if (!error) fs::rename(directory / "current.new", directory / "current", error);
  for (const auto* table : {"iamglass", "docdata.glass", "postlist.glass", "termlist.glass", "position.glass",
                            "spelling.glass", "synonym.glass"})
    if (!error && !fs::is_symlink(directory / table))
      fs::create_symlink(fs::path("current") / table, directory / table, error);
  if (error) throw Error(ErrorKind::io, error.message(), directory.string());
}

}  // namespace

IndexLock::IndexLock(const fs::path& directory, double seconds) {
  const auto path = directory / "lock";
  descriptor_ = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
  if (descriptor_ < 0) {
    const auto kind = errno == EACCES || errno == EROFS ? ErrorKind::denied : ErrorKind::io;
    throw Error(kind, kind == ErrorKind::denied ? "permission denied" : std::strerror(errno), directory.string());
  }
  const auto until = std::chrono::steady_clock::now() + std::chrono::duration<double>(seconds);
  while (::flock(descriptor_, LOCK_EX | LOCK_NB) != 0) {
    const int error = errno;
    if (error == EINTR) continue;
    if (error == EWOULDBLOCK && std::chrono::steady_clock::now() < until) {
      std::this_thread::sleep_for(std::chrono::milliseconds(50));
      continue;
    }
    ::close(descriptor_);
    if (error == EWOULDBLOCK)
      throw Error(ErrorKind::locked, "another indexer is at work here; wait for it with --wait SECONDS", directory.string());
    throw Error(ErrorKind::io, std::strerror(error), path.string());
  }
}

IndexLock::~IndexLock() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

Builder::Builder(const fs::path& directory, bool rebuild, double wait_seconds) : directory_(directory) {
  prepare_directory(directory_);
  lock_.emplace(directory_, wait_seconds);
  full_ = rebuild || !fs::exists(stub_path(directory_));
  try {
    if (full_) open_generation();
    else open_update();
  } catch (const Xapian::Error& e) {
    throw error_from(e, directory_.string());
  }
}

Builder::~Builder() {
  if (!full_ || generation_.empty()) return;
  try {
    database_.close();
  } catch (const Xapian::Error&) {
    // What was not published is removed with its directory, whatever state it is in.
  }
  std::error_code ignored;
  fs::remove_all(directory_ / generation_, ignored);
}

void Builder::open_update() {
  {
    const auto reader = open_index(directory_);
    model_ = Model::from_json(reader.get_metadata(std::string(metadata::model)));
  }
  database_ = Xapian::WritableDatabase(stub_path(directory_).string(), Xapian::DB_OPEN);
  database_.begin_transaction();
}

void Builder::open_generation() {
  remove_other_generations();
  for (int number = 1;; ++number) {
    generation_ = std::string(generation_prefix) + std::to_string(number);
    if (!fs::exists(directory_ / generation_)) break;
  }
  database_ = Xapian::WritableDatabase((directory_ / generation_).string(), Xapian::DB_CREATE_OR_OVERWRITE);
  database_.set_metadata(std::string(metadata::schema), std::string(schema_version));
  database_.set_metadata(std::string(metadata::analysis), std::string(analysis_version));
}

bool Builder::knows(const std::string& post, const std::string& hash) const {
  if (full_) return false;
  return database_.get_metadata(boolean_term(metadata::post_hash, post)) == hash;
}

void Builder::add(PostPassages&& post, Report& report) {
  const bool again = !seen_.insert(post.post).second;
  report.repeated += again;
  if (post.unchanged) {
    ++report.unchanged;
    return;
  }
  ++report.posts;
  report.passages += post.passages.size();
  if (model_) {
    write(post);
    return;
  }
  waiting_passages_ += post.passages.size();
  waiting_.push_back(std::move(post));
  if (waiting_passages_ >= calibration_passages) settle_model();
}

void Builder::settle_model() {
  Calibration calibration;
  for (const auto& post : waiting_)
    for (const auto& passage : post.passages) calibration.add(analyse_passage(passage, {}, analyzer_));
  model_ = calibration.model();
  for (const auto& post : waiting_) write(post);
  waiting_.clear();
  waiting_passages_ = 0;
}

void Builder::write(const PostPassages& post) {
  try {
    const auto term = boolean_term(prefix::post, post.post);
    const auto hash_key = boolean_term(metadata::post_hash, post.post);
    if (!full_ || !database_.get_metadata(hash_key).empty()) database_.delete_document(term);
    const Passage* previous = nullptr;
    for (const auto& passage : post.passages) {
      const auto context = context_of(passage, previous, analyzer_);
      const auto analysed = analyse_passage(passage, context, analyzer_);
      for (const auto& field : analysed.fields) vocabulary_.add(field);
      vocabulary_.end_passage();
      const auto document = make_document(passage, analysed, impacts_.of(analysed, *model_, post.passages.size()));
      // Ready passages of one id may come under several posts; the last one wins.
      database_.replace_document(boolean_term(prefix::id, passage.id), document);
      previous = &passage;
    }
    database_.set_metadata(hash_key, post.hash);
    uncommitted_ += post.passages.size() + 1;
    if (uncommitted_ >= commit_passages) commit();
  } catch (const Xapian::Error& e) {
    throw error_from(e, directory_.string());
  }
}

void Builder::commit() {
  FormCounts forms;
  vocabulary_.move_to(forms);
  add_forms(database_, forms);
  if (analyzer_.words() > remembered_words) analyzer_.forget();
  if (full_) {
    database_.commit();
  } else {
    database_.commit_transaction();
    database_.begin_transaction();
  }
  uncommitted_ = 0;
}

void Builder::finish() {
  try {
    if (!model_) settle_model();
    database_.set_metadata(std::string(metadata::model), model_->to_json());
    commit();
    if (full_) publish();
  } catch (const Xapian::Error& e) {
    throw error_from(e, directory_.string());
  }
}

void Builder::publish() {
  database_.close();
  write_file_atomically(stub_path(directory_), "auto " + generation_ + "\n");
  link_for_stock_tools(directory_, generation_);
  generation_.clear();
  full_ = false;
  database_ = Xapian::WritableDatabase(stub_path(directory_).string(), Xapian::DB_OPEN);
  database_.begin_transaction();
  remove_other_generations();
}

/// Generations that no stub names: of builds that did not end, or the one before.
void Builder::remove_other_generations() const {
  std::string named;
  if (fs::exists(stub_path(directory_))) {
    named = read_file(stub_path(directory_), 4096);
    named = named.substr(0, named.find('\n'));
    if (const auto space = named.rfind(' '); space != std::string::npos) named = named.substr(space + 1);
  }
  std::error_code error;
  std::vector<fs::path> others;
  for (const auto& entry : fs::directory_iterator(directory_, error)) {
    const auto name = entry.path().filename().string();
    if (name.starts_with(generation_prefix) && name != named) others.push_back(entry.path());
  }
  for (const auto& other : others) fs::remove_all(other, error);
}

std::uint64_t Builder::bytes() const {
  std::uint64_t total = 0;
  std::error_code error;
  for (const auto& entry : fs::recursive_directory_iterator(directory_, error))
    if (entry.is_regular_file(error) && !entry.is_symlink(error)) total += entry.file_size(error);
  return total;
}

std::uint64_t Builder::passages() const { return database_.get_doccount(); }

}  // namespace propos
