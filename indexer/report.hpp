// What happened on the way from sources to passages: counted, and told at the end.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace propos {

/// Something that was not indexed, or not as it stood, or was taken out of the index.
struct Incident {
  enum class Kind { rejected, withdrawn, repaired, warning } kind = Kind::rejected;
  std::string where;  ///< file, file:byte or "file: post 12"
  std::string reason;
};

/// The tally of one run.
struct Report {
  std::uint64_t posts = 0;  ///< read and cut
  std::uint64_t passages = 0;
  std::uint64_t unchanged = 0;  ///< skipped: the index has them as they are
  std::uint64_t repeated = 0;   ///< came twice in this run; the last one counts
  std::uint64_t repaired = 0;
  std::uint64_t empty = 0;              ///< posts without a passage
  std::uint64_t unfit_corrections = 0;  ///< that fit nothing in the sources (any more)
  std::uint64_t source_bytes = 0;
  std::map<std::string, std::uint64_t> dropped_blocks;  ///< reason -> number
  std::vector<Incident> incidents;

  void reject(std::string where, std::string reason) {
    incidents.push_back({Incident::Kind::rejected, std::move(where), std::move(reason)});
  }
  void note(std::string where, std::string reason) {
    incidents.push_back({Incident::Kind::warning, std::move(where), std::move(reason)});
  }
  void repair(std::string where, std::string reason) {
    ++repaired;
    incidents.push_back({Incident::Kind::repaired, std::move(where), std::move(reason)});
  }
  /// Adds what another part of the run came to, behind what is here.
  void merge(Report&& other) {
    posts += other.posts;
    passages += other.passages;
    unchanged += other.unchanged;
    repeated += other.repeated;
    repaired += other.repaired;
    empty += other.empty;
    unfit_corrections += other.unfit_corrections;
    source_bytes += other.source_bytes;
    for (const auto& [reason, count] : other.dropped_blocks) dropped_blocks[reason] += count;
    for (auto& incident : other.incidents) incidents.push_back(std::move(incident));
  }
  std::uint64_t rejected() const { return count(Incident::Kind::rejected); }
  std::uint64_t withdrawn() const { return count(Incident::Kind::withdrawn); }

 private:
  std::uint64_t count(Incident::Kind kind) const {
    std::uint64_t n = 0;
    for (const auto& incident : incidents) n += incident.kind == kind;
    return n;
  }
};

}  // namespace propos
