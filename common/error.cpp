#include "common/error.hpp"

#include <utility>

namespace propos {

Error::Error(ErrorKind kind, std::string message, std::string where)
    : kind_(kind),
      message_(std::move(message)),
      where_(std::move(where)),
      what_(where_.empty() ? message_ : where_ + ": " + message_) {}

}  // namespace propos
