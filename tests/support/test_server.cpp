#include "tests/support/test_server.hpp"

#include <chrono>
#include <cstdlib>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace propos::testing {
namespace {

constexpr auto patience = std::chrono::seconds(10);
constexpr std::size_t chunk_bytes = 64u << 10;

const std::vector<std::string> patterns{"/echo/{rest}", "/hold",   "/big",    "/chunks", "/endless",
                                        "/broken",      "/tagged", "/throws", "/"};

serve::Response plain(std::string body) {
  serve::Response response;
  response.type = "text/plain; charset=utf-8";
  response.body = std::move(body);
  return response;
}

std::string described(const serve::Request& request) {
  std::string out = request.method + ' ' + request.path + "\npart " + std::string(request.part("rest")) + '\n';
  for (const auto& [name, value] : request.parameters) out += name + '=' + value + '\n';
  return out + "client " + request.client + "\nbase " + request.base + '\n';
}

}  // namespace

void Gate::pass() {
  std::unique_lock lock(mutex_);
  ++came_;
  changed_.notify_all();
  if (!changed_.wait_for(lock, patience, [&] { return open_; })) throw std::runtime_error("the gate was not opened");
}

void Gate::wait_for(int count) {
  std::unique_lock lock(mutex_);
  if (!changed_.wait_for(lock, patience, [&] { return came_ >= count; })) throw std::runtime_error("nobody came");
}

void Gate::open() {
  const std::lock_guard lock(mutex_);
  open_ = true;
  changed_.notify_all();
}

TestServer::TestServer(const Change& change) {
  serve::ServerSettings settings;
  settings.listen = "127.0.0.1:0";
  settings.patterns = patterns;
  settings.access_log.clear();
  settings.make_handler = [this](const serve::WorkerContext&) {
    ++handlers_made;
    return [this](const serve::Request& request) { return answer(request); };
  };
  if (change) change(settings);
  server_ = std::make_unique<serve::Server>(std::move(settings), registry_);
  port_ = std::atoi(server_->url().substr(server_->url().rfind(':') + 1).c_str());
  thread_ = std::thread([this] {
    server_->run();
    const std::lock_guard lock(mutex_);
    ended_ = true;
    changed_.notify_all();
  });
}

TestServer::~TestServer() {
  gate.open();
  server_->stop();
  server_->stop();  // at once
  thread_.join();
}

void TestServer::wait() {
  std::unique_lock lock(mutex_);
  if (!changed_.wait_for(lock, patience + patience, [&] { return ended_; }))
    throw std::runtime_error("the server does not end");
}

serve::Response TestServer::answer(const serve::Request& request) {
  const auto& pattern = patterns[request.route];
  if (pattern == "/hold") {
    gate.pass();
    return plain(request.is_cancelled() ? "cancelled" : "held");
  }
  if (pattern == "/big") return plain(std::string(8u << 20, 'b'));
  if (pattern == "/throws") throws();
  if (pattern == "/tagged") {
    auto response = plain(std::string(4000, 't'));
    response.headers.emplace_back("ETag", "W/\"7\"");
    return response;
  }
  if (pattern == "/chunks" || pattern == "/endless" || pattern == "/broken") {
    auto response = plain("begin ");
    const bool endless = pattern == "/endless", broken = pattern == "/broken";
    const auto left = std::make_shared<int>(std::atoi(std::string(request.parameter("n")).c_str()));
    const std::shared_ptr<void> counted(nullptr, [this](void*) { ++streams_destroyed; });
    response.more = [=, this, &request](std::string& chunk) {
      if (broken && chunks_made > 0) throw std::runtime_error("broken");
      if (!endless && !broken && (*left)-- <= 0) return false;
      chunk.assign(chunk_bytes, request.path[1]);
      ++chunks_made;
      return counted.use_count() > 0;
    };
    return response;
  }
  return plain(described(request));
}

}  // namespace propos::testing
