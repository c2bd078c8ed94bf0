#include "load/http.hpp"

#include <unistd.h>

#include <vector>

#include "load/options.hpp"

namespace load {
namespace {

std::string head_of(const Endpoint& server, const std::string& ticket, const HttpAsk& ask) {
    std::string head = ask.method + ' ' + ask.path + " HTTP/1.1\r\nHost: " + server.host + ':' +
                       std::to_string(server.port) +
                       "\r\nConnection: close\r\nAuthorization: " + "Bearer " + ticket + "\r\n";
    if (!ask.body.empty()) {
        head += "Content-Type: " + ask.type +
                "\r\nContent-Length: " + std::to_string(ask.body.size()) + "\r\n";
    }
    return head + "\r\n";
}

std::string receive_all(int fd) {
    std::string answer;
    std::vector<char> piece(64 * 1024);
    while (const std::size_t got = receive_some(fd, piece.data(), piece.size())) {
        answer.append(piece.data(), got);
    }
    return answer;
}

}  // namespace

std::string ask_http(const Endpoint& server, const std::string& ticket, const HttpAsk& ask) {
    const int fd = open_socket(server, 0, Waiting::blocking);
    send_all(fd, head_of(server, ticket, ask) + ask.body);
    const std::string answer = receive_all(fd);
    close(fd);
    const auto end = answer.find("\r\n\r\n");
    const std::string body = end == std::string::npos ? answer : answer.substr(end + 4);
    if (!answer.starts_with("HTTP/1.1 200 ")) {
        const std::string path = ask.path.substr(0, ask.path.find('?'));
        throw LoadError(ask.method + ' ' + path + ": " + answer.substr(0, answer.find('\r')) + ' ' +
                        body.substr(0, 300));
    }
    return body;
}

}  // namespace load
