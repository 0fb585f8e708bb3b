// The one error type of the project. Exceptions of third parties (Xapian, nlohmann/json, the file system)
// end where the third party is called and go on as this one.
#pragma once

#include <exception>
#include <string>

namespace propos {

/// What went wrong, as far as a caller may want to act on it. The set is closed.
enum class ErrorKind {
  usage,      ///< the caller asked for something that cannot be (bad flag, empty query)
  not_found,  ///< a file, an index or a topic that is not there
  invalid,    ///< input that does not have the expected form
  too_big,    ///< input past a limit of common/limits.hpp
  corrupt,    ///< an index or a stored passage that was damaged
  locked,     ///< another indexer is at work on the index
  denied,     ///< permission denied
  version,    ///< an index made by another version
  io,         ///< reading or writing failed
  too_late,   ///< the deadline came before there was anything to answer
  internal    ///< our own mistake
};

/// An error with a message for people. `where` names the thing (a file, a flag, "file:byte") and may be
/// empty; what() is "where: message". Messages are in lower case and say the next step where there is one.
class Error : public std::exception {
 public:
  Error(ErrorKind kind, std::string message, std::string where = {});

  ErrorKind kind() const noexcept { return kind_; }
  const std::string& message() const noexcept { return message_; }
  const std::string& where() const noexcept { return where_; }
  const char* what() const noexcept override { return what_.c_str(); }

 private:
  ErrorKind kind_;
  std::string message_;
  std::string where_;
  std::string what_;
};

}  // namespace propos
