#include "query/serve/http/reply.hpp"

#include <microhttpd.h>

#include <utility>

#include "query/serve/http/negotiation.hpp"

namespace propos::serve {
namespace {

using Header = std::pair<const char*, const char*>;

// Pages have scripts, styles and pictures of this server only, none of them inline, and are shown in no other page.
constexpr Header usual_headers[] = {
    {"Content-Security-Policy",
     "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; manifest-src "
     "'self'; "
     "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"},
    {"X-Content-Type-Options", "nosniff"},
    {"X-Frame-Options", "DENY"},
    {"Referrer-Policy", "same-origin"},
    {"Cross-Origin-Opener-Policy", "same-origin"},
    {"Cross-Origin-Embedder-Policy", "require-corp"},
    {"Permissions-Policy",
     "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=(), interest-cohort=()"},
    {"Cache-Control", "no-cache"},
};

/// Calls `add` with each header of an answer.
template <typename Add>
void each_header(const Response& response, const ServerSettings& settings, const ReplyContext& context, Add add) {
  if (!response.type.empty() && response.status != 304 && response.status != 204) add("Content-Type", response.type);
  for (const auto& [name, value] : response.headers) add(name, value);
  for (const auto& [name, value] : usual_headers)
    if (header_of(response, name).empty()) add(name, value);
  add("Cross-Origin-Resource-Policy", settings.cors.empty() ? "same-origin" : "cross-origin");
  add("Vary", settings.cors.empty() ? "Accept, Accept-Encoding, Accept-Language"
                                    : "Accept, Accept-Encoding, Accept-Language, Origin");
  if (!settings.cors.empty() && (settings.cors == "*" || settings.cors == context.origin)) {
    add("Access-Control-Allow-Origin", settings.cors);
    add("Access-Control-Expose-Headers", "ETag, Retry-After, Link");
  }
  if (context.last) add("Connection", "close");
}

void add_headers(MHD_Response* reply, const Response& response, const ServerSettings& settings,
                 const ReplyContext& context) {
  each_header(response, settings, context, [&](const std::string& name, const std::string& value) {
    MHD_add_response_header(reply, name.c_str(), value.c_str());  // refuses line breaks
  });
}

}  // namespace

void FreeReply::operator()(MHD_Response* reply) const { MHD_destroy_response(reply); }

Reply make_reply(Response&& response, const ServerSettings& settings, const ReplyContext& context) {
  auto body = std::make_unique<std::string>(std::move(response.body));
  Reply reply(MHD_create_response_from_buffer_with_free_callback_cls(
      body->size(), body->data(), [](void* string) { delete static_cast<std::string*>(string); }, body.get()));
  if (!reply) return reply;
  body.release();
  add_headers(reply.get(), response, settings, context);
  return reply;
}

Reply make_streamed_reply(const Response& response, const ServerSettings& settings, const ReplyContext& context,
                          ReadStream read, void* from, void (*free)(void*)) {
  constexpr std::size_t block = 32u << 10;
  Reply reply(MHD_create_response_from_callback(MHD_SIZE_UNKNOWN, block, read, from, free));
  if (reply) add_headers(reply.get(), response, settings, context);
  return reply;
}

std::string raw_reply(const Response& response, const ServerSettings& settings) {
  std::string out = "HTTP/1.1 " + std::to_string(response.status) + ' ' +
                    MHD_get_reason_phrase_for(static_cast<unsigned>(response.status)) + "\r\n";
  each_header(response, settings, {true, {}},
              [&](const std::string& name, const std::string& value) { out += name + ": " + value + "\r\n"; });
  return out + "Content-Length: " + std::to_string(response.body.size()) + "\r\n\r\n" + response.body;
}

}  // namespace propos::serve
