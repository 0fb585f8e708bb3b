#include "query/serve/http/work_queue.hpp"

#include <algorithm>
#include <cassert>

#include "common/limits.hpp"

namespace propos::serve {

WorkQueue::WorkQueue(std::size_t workers, std::size_t limit, std::size_t limit_per_client)
    : limit_(limit),
      limit_per_client_(limit_per_client),
      most_running_(std::max<std::size_t>(1, workers - 1)),
      streams_to_fill_(workers),
      stream_was_last_(workers) {
  assert(workers > 0);
}

bool WorkQueue::push(std::shared_ptr<Exchange> exchange) {
  {
    const std::lock_guard lock(mutex_);
    if (closed_ || waiting_ >= limit_) return false;
    const auto& name = exchange->request.client;
    auto& client = clients_[name];
    if (client.waiting.size() >= limit_per_client_) return false;
    if (client.waiting.empty()) turns_.push_back(name);
    client.waiting.push_back(std::move(exchange));
    ++waiting_;
  }
  changed_.notify_one();
  return true;
}

void WorkQueue::push(std::size_t worker, std::shared_ptr<Stream> stream) {
  {
    const std::lock_guard lock(mutex_);
    streams_to_fill_[worker].push_back(std::move(stream));
  }
  changed_.notify_all();  // it is of one worker, and any of them may be waiting
}

/// The next exchange of the client whose turn it is; none while each that waits has as many workers as one may have.
std::shared_ptr<Exchange> WorkQueue::next() {
  for (auto turn = turns_.begin(); turn != turns_.end(); ++turn) {
    auto& client = clients_[*turn];
    if (client.running >= most_running_) continue;
    auto exchange = std::move(client.waiting.front());
    client.waiting.pop_front();
    ++client.running;
    ++running_;
    --waiting_;
    const auto name = std::move(*turn);
    turns_.erase(turn);
    if (!client.waiting.empty()) turns_.push_back(name);
    return exchange;
  }
  return nullptr;
}

std::optional<WorkQueue::Work> WorkQueue::take(std::size_t worker) {
  std::unique_lock lock(mutex_);
  for (;;) {
    auto& streams = streams_to_fill_[worker];
    const bool stream_first = !streams.empty() && !stream_was_last_[worker];
    if (!stream_first)
      if (auto exchange = next()) {
        stream_was_last_[worker] = false;
        return Work{std::move(exchange), nullptr};
      }
    if (!streams.empty()) {
      auto stream = std::move(streams.front());
      streams.pop_front();
      stream_was_last_[worker] = true;
      return Work{nullptr, std::move(stream)};
    }
    if (closed_ && waiting_ == 0) return {};
    changed_.wait(lock);
  }
}

void WorkQueue::forget(const std::string& name) {
  const auto client = clients_.find(name);
  if (client != clients_.end() && client->second.waiting.empty() &&
      client->second.running + client->second.streams == 0)
    clients_.erase(client);
}

void WorkQueue::done(const std::string& name) {
  bool more = false;
  {
    const std::lock_guard lock(mutex_);
    --clients_[name].running;
    --running_;
    forget(name);
    more = waiting_ > 0 || closed_;
  }
  if (more) changed_.notify_all();
}

bool WorkQueue::open_stream(const std::string& name) {
  const std::lock_guard lock(mutex_);
  auto& client = clients_[name];
  if (streams_ >= limits::max_streams || client.streams >= limits::max_streams_per_client) {
    forget(name);
    return false;
  }
  ++client.streams;
  ++streams_;
  return true;
}

void WorkQueue::close_stream(const std::string& name) {
  const std::lock_guard lock(mutex_);
  --clients_[name].streams;
  --streams_;
  forget(name);
}

std::size_t WorkQueue::waiting() const {
  const std::lock_guard lock(mutex_);
  return waiting_;
}

std::size_t WorkQueue::running() const {
  const std::lock_guard lock(mutex_);
  return running_;
}

std::size_t WorkQueue::streams() const {
  const std::lock_guard lock(mutex_);
  return streams_;
}

void WorkQueue::close() {
  {
    const std::lock_guard lock(mutex_);
    closed_ = true;
  }
  changed_.notify_all();
}

}  // namespace propos::serve
