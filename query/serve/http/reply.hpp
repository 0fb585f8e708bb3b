// From a Response to what the library sends.
#pragma once

#include <sys/types.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "query/serve/http/response.hpp"
#include "query/serve/http/settings.hpp"

struct MHD_Response;

namespace propos::serve {

struct FreeReply {
  void operator()(MHD_Response* reply) const;
};
using Reply = std::unique_ptr<MHD_Response, FreeReply>;

/// What every answer needs to know beside itself.
struct ReplyContext {
  bool last = false;        ///< the connection ends with it
  std::string_view origin;  ///< header Origin of the request
};

/// A reply with the usual headers, and the body of `response`, which is taken.
Reply make_reply(Response&& response, const ServerSettings& settings, const ReplyContext& context);

/// Gives the next bytes of a streamed answer: how many, or one of the library's signs (MHD_ContentReaderCallback).
using ReadStream = ssize_t (*)(void* from, std::uint64_t at, char* into, std::size_t size);
/// Likewise with a streamed body; `free` is called with `from` when it is not needed any more.
Reply make_streamed_reply(const Response& response, const ServerSettings& settings, const ReplyContext& context,
                          ReadStream read, void* from, void (*free)(void*));

/// The whole of an answer that is written to a socket beside the library, after which it is closed.
std::string raw_reply(const Response& response, const ServerSettings& settings);

}  // namespace propos::serve
