#include "query/serve/http/server.hpp"

#include "query/serve/http/event_loop.hpp"

namespace propos::serve {

Server::Server(ServerSettings settings, Registry& registry)
    : loop_(std::make_unique<EventLoop>(std::move(settings), registry)) {}

Server::~Server() = default;

const std::string& Server::url() const { return loop_->url(); }

void Server::run() { loop_->run(); }

void Server::stop() noexcept { loop_->stop(); }

void Server::reopen() noexcept { loop_->reopen(); }

}  // namespace propos::serve
