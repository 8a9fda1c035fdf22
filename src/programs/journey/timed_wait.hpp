#pragma once

#include "namu/base/result.hpp"

#include <chrono>
#include <cstddef>
#include <utility>

#include <boost/asio/error.hpp>
#include <boost/asio/io_context.hpp>

namespace namu::journey {

using Deadline = std::chrono::steady_clock::time_point;

/// Runs the context, and whoever else works in it, until an operation of a socket is over; where the deadline comes first
/// the socket is closed. The operation is started by `start(handler)`, and `handler` takes an error and perhaps a number
/// of octets. How many octets it moved, or why it did not; asio::error::timed_out.
template <typename Socket, typename Start>
Result<std::size_t> wait_for(boost::asio::io_context& context, Socket& socket, Deadline deadline,
                             Start&& start)
{
    bool is_over = false;
    bool is_late = false;
    error_code fault;
    std::size_t moved = 0;
    std::forward<Start>(start)([&](const error_code& error, std::size_t octets = 0) {
        is_over = true;
        fault = error;
        moved = octets;
    });
    context.restart();
    while (!is_over) {
        if (is_late) {
            context.run_one(); // the handler comes, with operation_aborted
        } else if (context.run_one_until(deadline) == 0) {
            is_late = true;
            error_code ignored;
            socket.close(ignored);
        }
    }
    if (is_late)
        return error_code{boost::asio::error::timed_out};
    if (fault)
        return fault;
    return moved;
}

} // namespace namu::journey
