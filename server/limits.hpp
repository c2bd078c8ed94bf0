#pragma once
// Every bound of the server in one place: what it will not exceed, and what it refuses beyond.
// Counts are counts, sizes are bytes, durations carry their unit. Any folder may include this.

#include <chrono>
#include <cstddef>
#include <cstdint>

namespace limits {

using namespace std::chrono_literals;

// The wire
inline constexpr std::size_t message_in_bytes_max = 4096;             // one frame of a phone
inline constexpr std::size_t organizer_message_in_bytes_max = 65536;  // one frame of a desk
inline constexpr std::size_t http_body_bytes_max = 2 * 1024 * 1024;   // a roster is the largest
inline constexpr std::size_t note_body_bytes = 2048;                  // notes and profiles, padded
inline constexpr std::size_t json_depth_max = 6;
inline constexpr std::size_t json_tokens_max = 512;
inline constexpr std::size_t organizer_json_tokens_max = 8192;
inline constexpr std::size_t client_frame_bytes = 512;    // phones pad every frame to this
inline constexpr std::size_t reply_bytes = 192;           // ack and reject are padded to this
inline constexpr std::size_t own_view_step_bytes = 1024;  // own views are padded in these steps
inline constexpr std::size_t replies_max = 16;            // unanswered commands and queued replies
inline constexpr std::size_t client_unanswered_max = 8;   // what an honest client keeps in flight
inline constexpr std::size_t batch_wishes_max = 512;      // decided together, one append
inline constexpr std::size_t page_rows_max = 100;         // rows of one desk page
inline constexpr auto hello_wait = 10s;
inline constexpr auto handshake_wait = 5s;
inline constexpr auto message_wait = 5s;  // from the first byte of a message to its last
inline constexpr auto idle_wait = 60s;    // without any frame from the peer
inline constexpr auto write_stall_max = 10s;
inline constexpr auto shutdown_max = 5s;
inline constexpr std::size_t read_bytes_per_second = 64 * 1024;  // sustained, per phone socket
inline constexpr std::size_t send_buffer_bytes = 64 * 1024;      // of the kernel, per socket
inline constexpr std::size_t connections_max = 12000;
inline constexpr int code_failures_per_second_max = 10;
inline constexpr auto desk_refresh_min = 250ms;

// The room
inline constexpr std::size_t participants_per_room_max = 2000;
inline constexpr std::size_t rounds_max = 200;
inline constexpr std::size_t tables_max = 1000;
inline constexpr std::size_t capacity_max = 20;
inline constexpr std::size_t name_code_points_max = 40;
inline constexpr std::size_t name_bytes_max = 160;
inline constexpr std::size_t text_bytes_max = 1000;  // announcements, themes, rules of the house
inline constexpr std::size_t note_bytes_max = 1000;
inline constexpr std::size_t tag_bytes_max = 60;
inline constexpr std::size_t tags_max = 12;
inline constexpr std::size_t favourites_max = 20;
inline constexpr std::size_t what_ifs_max = 3;         // looks at another result, in a preview
inline constexpr std::size_t what_ifs_asked_max = 20;  // those without an answer included
inline constexpr std::size_t what_if_pairs_max = 10;   // forbidden by one of them
inline constexpr std::size_t suggestions_max = 100;    // of an event
inline constexpr std::size_t findings_named_max = 5;   // of one kind by name, then how many more
inline constexpr std::size_t tags_shown_max = 40;      // wanted and offered, at the desk
inline constexpr std::size_t control_ids_kept = 16;
inline constexpr std::size_t undo_points_kept = 16;
inline constexpr std::size_t log_lines_kept = 500;
inline constexpr std::size_t help_calls_open_max = 400;
inline constexpr std::size_t help_calls_per_person_max = 40;  // in a whole evening
inline constexpr std::size_t join_requests_open_max = 200;
inline constexpr std::size_t inline_seating_edges = 100'000;  // up to which rounds are drawn ahead
inline constexpr std::size_t feasibility_work =
    400'000;  // pairs × rounds (in a pool × a quarter of the people) that are drawn to be told
inline constexpr std::size_t foresight_pairs = 10'000;  // up to which a round looks at those left
inline constexpr std::size_t pool_plan_work =
    200'000;  // pairs × rounds × attempts to reach a bound
inline constexpr std::size_t pool_plan_attempts_max = 12;
inline constexpr auto phase_min = 10s;  // rehearsal rooms may be shorter
inline constexpr auto phase_max = 12h;
inline constexpr auto silent_gap_max = 30s;  // an outage up to this leaves deadlines alone
inline constexpr auto undo_phase_window = 60s;
inline constexpr auto undo_time_min = 30s;  // an undone phase change gives back at least this
inline constexpr auto shorten_leaves_min = 10s;
inline constexpr auto waiting_alone_max = 3min;  // Waiting without any organizer device
inline constexpr auto missing_after = 45s;       // "nobody here", from the beginning of Move on
inline constexpr auto missing_search = 60s;      // then who is missing is Away
inline constexpr auto late_seat = 60s;     // of Talk, in which an arrival may still fill a place
inline constexpr auto offer_stands = 30s;  // of a seat, to two without a partner
inline constexpr std::size_t offers_max = 2000;  // of an event
inline constexpr std::size_t claims_max = 2000;  // "I sat with someone else", of an event
inline constexpr auto closing_grace = 60s;       // for phones that were silent
inline constexpr auto silent_phone = 10s;
inline constexpr auto takeover_wait = 3s;  // a mirror acts this long after the acting screen went
inline constexpr auto pin_fresh = 5min;
inline constexpr auto journal_retry = 1s;  // what the server itself wishes, while the disk is full
inline constexpr auto idle_room_kept = 60s;  // a room without screens and deadline leaves memory
inline constexpr auto left_recently = 10min;
inline constexpr auto publish_bar = 10s;
inline constexpr auto publish_window = 10min;
inline constexpr auto suggestion_stands = 5min;  // whatever the two answer
inline constexpr int pin_failures_max = 5;
inline constexpr auto pin_pause = 5min;

// Files and journal
inline constexpr std::size_t csv_rows_max = 2'000'000;
inline constexpr std::size_t csv_errors_shown = 100;
inline constexpr std::size_t file_bytes_max = std::size_t{256} * 1024 * 1024;  // one input file
inline constexpr std::size_t csv_field_bytes_max = 4000;
inline constexpr std::size_t csv_columns_max = 200;
inline constexpr std::size_t file_json_depth_max = 8;
inline constexpr auto alive_every = 2s;
inline constexpr auto waker_every = 60s;
inline constexpr std::size_t reserve_file_bytes = 4 * 1024 * 1024;
inline constexpr std::size_t load_slice_rows = 2000;

// The solver's child process
inline constexpr std::size_t solver_memory_bytes = std::size_t{2} * 1024 * 1024 * 1024;
inline constexpr auto solver_retry = 10s;  // after it failed in every way
inline constexpr std::size_t solver_answer_bytes_max = 64 * 1024 * 1024;

}  // namespace limits
