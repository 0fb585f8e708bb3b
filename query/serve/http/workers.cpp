#include "query/serve/http/workers.hpp"

#include <chrono>
#include <cstdio>
#include <new>

#include "common/error.hpp"
#include "common/limits.hpp"
#include "query/serve/http/gzip.hpp"
#include "query/serve/http/negotiation.hpp"
#include "query/serve/http/problem.hpp"

namespace propos::serve {
namespace {

/// For so long a worker goes on with a stream while others wait for it.
constexpr auto stream_slice = std::chrono::milliseconds(50);

void complain(const char* what) { std::fprintf(stderr, "propos-serve: %s\n", what); }

}  // namespace

Workers::Workers(std::size_t count, WorkQueue& queue, HandlerFactory factory, Dress dress,
                 const std::atomic<unsigned>& reopens, Callbacks callbacks)
    : queue_(queue),
      factory_(std::move(factory)),
      dress_(std::move(dress)),
      reopens_(reopens),
      callbacks_(std::move(callbacks)) {
  for (std::size_t i = 0; i < count; ++i) threads_.emplace_back([this, i] { run(i); });
}

Workers::~Workers() {
  for (auto& thread : threads_) thread.join();
}

AnswerRequest Workers::make_handler(std::size_t number) { return factory_(WorkerContext{number, &reopens_}); }

Response Workers::answer(AnswerRequest& handler, std::size_t number, const Exchange& exchange) try {
  if (exchange.cancelled) return problem(409, "replaced", "the request was replaced", "a newer request came");
  if (std::chrono::steady_clock::now() > exchange.request.deadline) return busy("no worker was free in time", 1);
  if (!handler) handler = make_handler(number);
  return handler(exchange.request);
} catch (const Error& error) {
  if (error.kind() != ErrorKind::usage && error.kind() != ErrorKind::not_found) complain(error.what());
  return problem_of(error);
} catch (const std::bad_alloc&) {
  complain("out of memory");
  return busy("out of memory", 10);
} catch (const std::exception& error) {
  complain(error.what());
  return problem_of({ErrorKind::internal, error.what()});
}

void Workers::begin_stream(const std::shared_ptr<Exchange>& exchange, std::size_t number) {
  const auto& request = exchange->request;
  auto& response = exchange->response;
  if (!queue_.open_stream(request.client)) {
    response = busy("too many streamed answers at once", 10);
    if (dress_) response = dress_(std::move(response), request);
    return;
  }
  // Holds the request, and counts the stream, until what makes its chunks is destroyed.
  const std::shared_ptr<void> held(nullptr, [this, exchange](void*) { queue_.close_stream(exchange->request.client); });
  const auto stream = std::make_shared<std::weak_ptr<Stream>>();
  exchange->stream = std::make_shared<Stream>(
      std::move(response.body), [more = std::move(response.more), held](std::string& chunk) { return more(chunk); },
      [this, connection = exchange->connection] { callbacks_.streamed(connection); },
      [this, number, stream] {
        if (auto parked = stream->lock()) queue_.push(number, std::move(parked));
      });
  *stream = exchange->stream;
  response.body.clear();
  response.more = nullptr;
  if (request.method == "HEAD") exchange->stream->abandon();
  if (exchange->stream->fill(stream_slice)) queue_.push(number, exchange->stream);
}

void Workers::finish(const std::shared_ptr<Exchange>& exchange, Response response, std::size_t number) {
  if (dress_ && response.type == problem_type) response = dress_(std::move(response), exchange->request);
  response = unless_known(std::move(response), exchange->request.if_none_match);
  if (exchange->gzip && !response.more && response.body.size() >= limits::min_gzip_bytes &&
      is_compressible(response.type) && header_of(response, "Content-Encoding").empty()) {
    response.body = gzip(response.body);
    response.headers.emplace_back("Content-Encoding", "gzip");
  }
  exchange->response = std::move(response);
  if (exchange->response.more) begin_stream(exchange, number);
}

void Workers::run(std::size_t number) {
  AnswerRequest handler;
  try {
    handler = make_handler(number);
  } catch (const std::exception& error) {
    complain(error.what());
  }
  while (auto work = queue_.take(number)) {
    if (work->stream) {
      if (work->stream->fill(stream_slice)) queue_.push(number, std::move(work->stream));
      continue;
    }
    const auto& exchange = work->exchange;
    try {
      finish(exchange, answer(handler, number, *exchange), number);
    } catch (const std::exception& error) {  // what presents or compresses failed
      complain(error.what());
      exchange->response = problem_of({ErrorKind::internal, error.what()});
    }
    queue_.done(exchange->request.client);
    callbacks_.answered(std::move(work->exchange));
  }
}

}  // namespace propos::serve
