/*
 * Included at the top of files whose functions note their calls: arguments, what they return or throw, and what they change
 * through references. Only the outermost call on a thread is noted. A returned function is wrapped, so that its calls are
 * noted when they come. When the program ends, calls go to PIEBOT_OBSERVE_FILE, a line each, fields divided by tabs:
 * member, hash and beginning of the arguments and of the outcome, and as 0 or 1 whether there is something to compare,
 * whether of an argument nothing is known, and whether work is left for later. C++17; nothing is noted in older dialects.
 */
#ifndef PIEBOT_OBSERVE_H
#define PIEBOT_OBSERVE_H
#pragma GCC system_header

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <functional>
#include <future>
#include <iterator>
#include <memory>
#include <mutex>
#include <optional>
#include <sstream>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <typeinfo>
#include <utility>
#include <variant>
#include <vector>
#include <unistd.h>

namespace piebot {

struct words {
    std::string text;
    bool content = false, opaque = false, lazy = false;
    int nodes = 0;
    void tell(std::string_view more) { text += more; content = true; }
};

template <class T, class = void> struct is_function : std::false_type {};
template <class R, class... A> struct is_function<std::function<R(A...)>> : std::true_type {};
template <class T> struct is_future : std::false_type {};
template <class T> struct is_future<std::future<T>> : std::true_type {};
template <class T> struct is_future<std::shared_future<T>> : std::true_type {};
template <class T> struct is_future<std::packaged_task<T>> : std::true_type {};
template <class T> struct is_pointer_like : std::false_type {};
template <class T, class D> struct is_pointer_like<std::unique_ptr<T, D>> : std::is_object<T> {};
template <class T> struct is_pointer_like<std::shared_ptr<T>> : std::is_object<T> {};
template <class T> struct is_optional : std::false_type {};
template <class T> struct is_optional<std::optional<T>> : std::true_type {};
template <class T> struct is_variant : std::false_type {};
template <class... T> struct is_variant<std::variant<T...>> : std::true_type {};
template <class T, class = void> struct is_tuple : std::false_type {};
template <class T> struct is_tuple<T, std::void_t<decltype(std::tuple_size<T>::value)>> : std::true_type {};
template <class T, class = void> struct is_complete : std::false_type {};
template <class T> struct is_complete<T, std::void_t<decltype(sizeof(T))>> : std::true_type {};
template <class T, class = void> struct has_call : std::false_type {};
template <class T> struct has_call<T, std::void_t<decltype(&T::operator())>> : std::true_type {};
template <class T, class = void> struct is_coroutine : std::false_type {};
template <class T> struct is_coroutine<T, std::void_t<typename T::promise_type>> : std::true_type {};
/* A collection holds its items; what has a begin but no items of its own, as a view, works when it is walked. */
template <class T, class = void> struct is_collection : std::false_type {};
template <class T>
struct is_collection<T, std::void_t<typename T::value_type, typename T::size_type, decltype(std::declval<const T &>().begin()),
                                    decltype(std::declval<const T &>().end()), decltype(std::declval<const T &>().size())>>
    : std::true_type {};
template <class T, class = void> struct is_range : std::false_type {};
template <class T> struct is_range<T, std::void_t<decltype(std::declval<T &>().begin()), decltype(std::declval<T &>().end())>> : std::true_type {};
template <class T, class = void> struct is_hashed : std::false_type {};
template <class T> struct is_hashed<T, std::void_t<typename T::hasher>> : std::true_type {};

/* What can be written to a stream says by that what it is. */
template <class T, class = void> struct is_streamable : std::false_type {};
template <class T>
struct is_streamable<T, std::void_t<decltype(std::declval<std::ostream &>() << std::declval<const T &>())>> : std::true_type {};

/* How many fields an aggregate has, by how many initializers it takes. */
struct anything {
    template <class T> constexpr operator T() const noexcept;
};
template <class T, class Indices, class = void> struct takes : std::false_type {};
template <std::size_t> using one = anything;
template <class T, std::size_t... I>
struct takes<T, std::index_sequence<I...>, std::void_t<decltype(T{one<I>{}...})>> : std::true_type {};
template <class T, std::size_t N = 8> constexpr std::size_t fields()
{
    if constexpr (N == 0) return 0;
    else if constexpr (takes<T, std::make_index_sequence<N>>::value) return N;
    else return fields<T, N - 1>();
}

template <class T> void describe(words &to, const T &value, int depth);

template <class... F> void describe_fields(words &to, int depth, const F &...field)
{
    const char *between = "{";
    ((to.text += between, describe(to, field, depth + 1), between = ", "), ...);
    to.text += "}";
}

/* Objects of which each byte counts: without gaps, and without numbers that may differ in the last digit. */
template <class T>
inline constexpr bool has_own_bytes =
    std::is_class_v<T> && !std::is_empty_v<T> && std::is_trivially_copyable_v<T> && std::has_unique_object_representations_v<T>;

/* An object whose fields cannot be named, by its bytes. What looks like an address differs from run to run. */
template <class T> void describe_bytes(words &to, const T &value)
{
    unsigned char bytes[sizeof(T)];
    std::memcpy(bytes, &value, sizeof(T));
    constexpr std::size_t word = sizeof(std::uintptr_t);
    for (std::size_t at = 0; at + word <= sizeof(T); at += word) {
        std::uintptr_t held;
        std::memcpy(&held, bytes + at, word);
        if (word == 8 && held >> 40 != 0 && held >> 47 == 0) std::memset(bytes + at, 0, word);
    }
    char digits[3];
    to.tell("<");
    for (std::size_t at = 0; at < sizeof(T) && at < 64; at++) {
        std::snprintf(digits, sizeof digits, "%02x", static_cast<unsigned>(bytes[at]));
        to.text += digits;
    }
    if (sizeof(T) > 64) {
        to.text += " " + std::to_string(std::hash<std::string_view>()({reinterpret_cast<const char *>(bytes), sizeof(T)}));
    }
    to.text += ">";
}

/* How a stream writes, and what was written to one that keeps it. */
inline void describe_stream(words &to, const std::ios &value)
{
    to.tell("stream " + std::to_string(static_cast<unsigned long>(value.flags())) + " " + std::to_string(value.precision()) + " "
            + std::to_string(value.width()) + " " + std::to_string(static_cast<int>(value.fill())) + " "
            + std::to_string(static_cast<int>(value.rdstate())));
#ifdef __cpp_rtti
    if (const auto *kept = dynamic_cast<const std::stringbuf *>(value.rdbuf())) {
        const std::string text = kept->str();
        to.text += " \"" + text.substr(0, 20000) + "\"";
        if (text.size() > 20000) to.text += std::to_string(text.size()) + " " + std::to_string(std::hash<std::string>()(text));
    }
#endif
}

/* An object that keeps its fields to itself. */
template <class T> void describe_object(words &to, const T &value)
{
#ifndef PIEBOT_PLAIN
    if constexpr (is_streamable<T>::value) {
        std::ostringstream text;
        text << value;
        to.tell("<" + text.str().substr(0, 20000) + ">");
        return;
    }
#endif
    if constexpr (has_own_bytes<T>) describe_bytes(to, value);
    else {
        (void)value;
        to.opaque = true;
        to.text += "<object>";
    }
}

template <class T> void describe_aggregate(words &to, const T &value, int depth)
{
#ifdef PIEBOT_PLAIN
    (void)depth;
    describe_object(to, value);
#else
    constexpr std::size_t count = takes<T, std::make_index_sequence<9>>::value ? 0 : fields<T>();
    if constexpr (count == 1) { const auto &[a] = value; describe_fields(to, depth, a); }
    else if constexpr (count == 2) { const auto &[a, b] = value; describe_fields(to, depth, a, b); }
    else if constexpr (count == 3) { const auto &[a, b, c] = value; describe_fields(to, depth, a, b, c); }
    else if constexpr (count == 4) { const auto &[a, b, c, d] = value; describe_fields(to, depth, a, b, c, d); }
    else if constexpr (count == 5) { const auto &[a, b, c, d, e] = value; describe_fields(to, depth, a, b, c, d, e); }
    else if constexpr (count == 6) { const auto &[a, b, c, d, e, f] = value; describe_fields(to, depth, a, b, c, d, e, f); }
    else if constexpr (count == 7) { const auto &[a, b, c, d, e, f, g] = value; describe_fields(to, depth, a, b, c, d, e, f, g); }
    else if constexpr (count == 8) { const auto &[a, b, c, d, e, f, g, h] = value; describe_fields(to, depth, a, b, c, d, e, f, g, h); }
    else describe_object(to, value);
#endif
}

template <class T> void describe_items(words &to, const T &value, int depth)
{
    std::vector<std::string> items;
    for (const auto &item : value) {
        const std::size_t start = to.text.size();
        describe(to, static_cast<const typename T::value_type &>(item), depth + 1);
        items.push_back(to.text.substr(start));
        to.text.resize(start);
        if (to.nodes > 10000) break;
    }
    if constexpr (is_hashed<T>::value) std::sort(items.begin(), items.end());
    to.tell("[");
    for (std::size_t at = 0; at < items.size(); at++) to.text += (at ? ", " : "") + items[at];
    to.text += "]";
}

template <class T> void describe(words &to, const T &value, int depth)
{
    char number[64];
    if (++to.nodes > 10000 || depth > 8) {
        to.text += "...";
    }
    else if constexpr (std::is_same_v<T, bool>) to.tell(value ? "true" : "false");
    else if constexpr (std::is_floating_point_v<T>) {
        std::snprintf(number, sizeof number, std::is_same_v<T, float> ? "%.6g" : "%.12g", static_cast<double>(value));
        to.tell(number);
    }
    else if constexpr (std::is_integral_v<T>) {
        if constexpr (sizeof(T) > sizeof(long long)) to.tell("<wide>");
        else if constexpr (std::is_signed_v<T>) to.tell(std::to_string(static_cast<long long>(value)));
        else to.tell(std::to_string(static_cast<unsigned long long>(value)));
    }
    else if constexpr (std::is_enum_v<T>) describe(to, static_cast<std::underlying_type_t<T>>(value), depth + 1);
    else if constexpr (std::is_same_v<T, std::string> || std::is_same_v<T, std::string_view>) {
        to.tell("\"");
        to.text += std::string_view(value).substr(0, 20000);
        to.text += "\"";
        if (value.size() > 20000) to.text += std::to_string(value.size()) + " " + std::to_string(std::hash<std::string_view>()(value));
    }
    else if constexpr (std::is_pointer_v<T> && std::is_function_v<std::remove_pointer_t<T>>) {
        to.lazy = to.opaque = true;
        to.text += "<lazy>";
    }
    else if constexpr (std::is_pointer_v<T> || std::is_same_v<T, std::nullptr_t>) {
        /* What it points to may be one, many or gone. */
        if (value == nullptr) to.tell("null");
        else {
            to.opaque = true;
            to.text += "<pointer>";
        }
    }
    else if constexpr (std::is_array_v<T>) {
        to.tell("[");
        for (const auto &item : value) {
            describe(to, item, depth + 1);
            to.text += " ";
            if (to.nodes > 10000) break;
        }
        to.text += "]";
    }
    else if constexpr (is_optional<T>::value) {
        if (value) describe(to, *value, depth + 1);
        else to.tell("none");
    }
    else if constexpr (is_pointer_like<T>::value) {
        if constexpr (is_complete<typename T::element_type>::value) {
            if (value) describe(to, static_cast<const std::remove_cv_t<typename T::element_type> &>(*value), depth + 1);
            else to.tell("null");
        }
        else to.opaque = true;
    }
    else if constexpr (is_variant<T>::value) {
        to.tell(std::to_string(value.index()) + ":");
        if (!value.valueless_by_exception()) std::visit([&](const auto &held) { describe(to, held, depth + 1); }, value);
    }
    else if constexpr (is_function<T>::value || has_call<T>::value || is_future<T>::value || is_coroutine<T>::value) {
        to.lazy = to.opaque = true;
        to.text += "<lazy>";
        /* A generator of random numbers is called too: what it comes to next is its state. */
        if constexpr (has_call<T>::value && has_own_bytes<T>) describe_bytes(to, value);
    }
    else if constexpr (is_collection<T>::value) describe_items(to, value, depth);
    else if constexpr (is_tuple<T>::value) std::apply([&](const auto &...part) { describe_fields(to, depth, part...); }, value);
    else if constexpr (is_range<T>::value) {
        to.lazy = to.opaque = true;
        to.text += "<lazy>";
    }
    else if constexpr (std::is_base_of_v<std::ios, T>) describe_stream(to, value);
    else if constexpr (std::is_class_v<T> && std::is_aggregate_v<T> && !std::is_empty_v<T>) describe_aggregate(to, value, depth);
    else if constexpr (std::is_class_v<T>) describe_object(to, value);
    else {
        (void)number;
        to.opaque = true;
        to.text += "<object>";
    }
}

inline unsigned long long hash(std::string_view text, unsigned long long from = 14695981039346656037ULL)
{
    for (const char one : text) from = (from ^ static_cast<unsigned char>(one)) * 1099511628211ULL;
    return from;
}

/* One call, until the program ends. */
struct record {
    const char *member = "";
    std::string arguments, outcome;
    unsigned long long arguments_hash = 0, outcome_hash = 14695981039346656037ULL;
    bool content = false, opaque = false, lazy = false, unseen = false, ended = false;
    int parts = 0, seen = 0, events = 0;

    void add(std::string_view key, const std::string &text)
    {
        outcome_hash = hash(text, hash("\1", hash(key, outcome_hash)));
        if (outcome.size() < 160) outcome += (outcome.empty() ? "" : ", ") + (text.size() <= 100 ? text : text.substr(0, 97) + "...");
    }
};

struct book {
    std::mutex lock;
    std::vector<std::shared_ptr<record>> calls;
    const char *file = std::getenv("PIEBOT_OBSERVE_FILE");
    int process = static_cast<int>(getpid());
    long nodes = 0;
};

inline void write_field(std::FILE *to, const std::string &text)
{
    for (const char one : text) std::fputc(static_cast<unsigned char>(one) < 32 ? ' ' : one, to);
    std::fputc('\t', to);
}

inline void write_calls();

inline book &pages()
{
    static book *const all = [] {
        auto *made = new book();
        std::atexit(write_calls);
        return made;
    }();
    return *all;
}

inline void write_calls()
{
    book &all = pages();
    if (!all.file || all.process != static_cast<int>(getpid())) return;
    std::lock_guard<std::mutex> held(all.lock);
    std::FILE *const to = std::fopen(all.file, "a");
    if (!to) return;
    for (const auto &one : all.calls) {
        if (!one->ended) continue;
        write_field(to, one->member);
        std::fprintf(to, "%016llx\t", one->arguments_hash);
        write_field(to, one->arguments);
        std::fprintf(to, "%016llx\t", one->outcome_hash);
        write_field(to, one->outcome.empty() ? "nothing" : one->outcome);
        std::fprintf(to, "%d\t%d\t%d\n", one->content && !one->unseen && one->seen >= one->parts, one->opaque, one->lazy);
    }
    std::fclose(to);
}

inline thread_local int inside = 0;

/* Whatever runs in here is part of what is noted already. */
struct entered {
    bool outermost = inside++ == 0;
    ~entered() { --inside; }
};

/* Calls of a function that a call has returned. */
struct part {
    std::shared_ptr<record> call;
    int number = 0;
    bool seen = false;

    void note(const std::string &text, bool content)
    {
        std::lock_guard<std::mutex> held(pages().lock);
        if (call->events++ > 10000) return;
        if (!seen) call->seen++;
        seen = true;
        call->content = call->content || content;
        call->add("call " + std::to_string(number), text);
    }
};

inline std::shared_ptr<part> new_part(const std::shared_ptr<record> &call)
{
    auto made = std::make_shared<part>();
    made->call = call;
    made->number = ++call->parts;
    call->lazy = true;
    return made;
}

template <class... A> void describe_all(words &to, const A &...value)
{
    const char *between = "";
    ((to.text += between, describe(to, value, 0), between = ", "), ...);
}

template <class... A> std::string listed(const A &...value)
{
    words to;
    describe_all(to, value...);
    return to.text;
}

template <class R, class F, class... A> R invoke_noted(part &of, F &inner, A &&...argument)
{
    entered here;
    if (!here.outermost) return inner(std::forward<A>(argument)...);
    const std::string given = "(" + listed(argument...) + ")";
#ifdef __cpp_exceptions
    try {
#endif
        if constexpr (std::is_void_v<R>) {
            inner(argument...);
            const std::string after = "(" + listed(argument...) + ")";
            of.note(given + " gives nothing" + (after == given ? "" : ", arguments become " + after), after != given);
        }
        else {
            R result = inner(std::forward<A>(argument)...);
            words to;
            describe(to, result, 0);
            of.note(given + " gives " + to.text, to.content);
            return static_cast<R &&>(result);
        }
#ifdef __cpp_exceptions
    }
    catch (...) {
        of.note(given + " throws", true);
        throw;
    }
#endif
}

template <class F> struct callable {
    F inner;
    std::shared_ptr<part> of;
    template <class... A> auto operator()(A &&...argument) const -> decltype(inner(std::forward<A>(argument)...))
    {
        return invoke_noted<decltype(inner(std::forward<A>(argument)...))>(*of, inner, std::forward<A>(argument)...);
    }
};

template <class R, class... A>
std::function<R(A...)> wrapped(const std::shared_ptr<record> &call, std::function<R(A...)> inner)
{
    auto of = new_part(call);
    return [of, inner](A... argument) -> R { return invoke_noted<R>(*of, inner, std::forward<A>(argument)...); };
}

/* What lies between two iterators that can be walked again. */
template <class I> void describe_range(words &to, I from, I end)
{
    /* Pointers to objects may be to nodes, which do not lie side by side. */
    if constexpr (std::is_class_v<I> || (std::is_pointer_v<I> && std::is_arithmetic_v<std::remove_pointer_t<I>>)) {
        if constexpr (std::is_base_of_v<std::forward_iterator_tag, typename std::iterator_traits<I>::iterator_category>) {
            to.text += "[";
            for (; from != end && to.nodes <= 10000; ++from) {
                describe(to, static_cast<const std::remove_cv_t<typename std::iterator_traits<I>::value_type> &>(*from), 1);
                to.text += " ";
            }
            to.text += "] ";
        }
    }
}
template <class I, class E> void describe_range(words &, const I &, const E &) {}

/* What a parameter can change for its caller: behind a reference. A const one can be cast away. */
template <class P, class T> void describe_after(words &to, const T &value)
{
    if constexpr (std::is_lvalue_reference_v<P>) describe(to, value, 0);
    else to.text += "_";
}

/* What a user of the object can see of it: named by the tool, since nothing here can list a class's fields. */
#ifdef PIEBOT_NO_STATE
#define PIEBOT_STATE(to, name, field)
#else
#define PIEBOT_STATE(to, name, field) to.text += ", " name " = "; ::piebot::describe(to, field, 0);
#endif

template <class D> class call {
    D describes_;
    entered here_;
    std::shared_ptr<record> record_;
    std::string before_;

public:
    call(const char *member, bool receiver, D describes) : describes_(describes)
    {
        book &all = pages();
        if (!here_.outermost || !all.file) return;
        {
            std::lock_guard<std::mutex> held(all.lock);
            if (all.calls.size() >= 500 || all.nodes > 1000000) return;
            record_ = std::make_shared<record>();
            all.calls.push_back(record_);
        }
        words given, before;
        describes_(given, false);
        describes_(before, true);
        record_->member = member;
        record_->arguments = given.text.substr(0, 120);
        record_->arguments_hash = hash(given.text);
        record_->opaque = given.opaque || receiver;
        before_ = before.text;
        all.nodes += given.nodes + before.nodes;
    }

    ~call()
    {
        if (!record_) return;
        words after;
        describes_(after, true);
        if (after.text != before_) {
            record_->add("arguments", "arguments become (" + after.text + ")");
            record_->content = true;
        }
        record_->ended = true;
    }

    template <class R, class F> R returned(F body)
    {
        if (!record_) return body();
#ifdef __cpp_exceptions
        try {
#endif
            if constexpr (std::is_void_v<R>) body();
            else if constexpr (is_function<R>::value) return wrapped(record_, body());
            else if constexpr (!std::is_reference_v<R> && !std::is_move_constructible_v<R>) {
                record_->unseen = true;
                return body();
            }
            else {
                R result = body();
                note(static_cast<const std::remove_cv_t<std::remove_reference_t<R>> &>(result));
                return static_cast<R &&>(result);
            }
#ifdef __cpp_exceptions
        }
        catch (const std::exception &error) {
#ifdef __cpp_rtti
            threw(typeid(error).name());
#else
            threw("");
#endif
            throw;
        }
        catch (...) {
            threw("");
            throw;
        }
#endif
    }

    /* Of functions that leave their type to the compiler. */
    template <class F> auto deduced(F body)
    {
        using R = decltype(body());
        if constexpr (std::is_class_v<R> && has_call<R>::value && !is_function<R>::value) {
            if (record_) return callable<R>{body(), new_part(record_)};
            auto nobody = std::make_shared<record>();
            return callable<R>{body(), new_part(nobody)};
        }
        else return returned<R>(body);
    }

private:
    template <class T> void note(const T &value)
    {
        words to;
        describe(to, value, 0);
        record_->content = record_->content || to.content;
        record_->unseen = record_->unseen || to.lazy;
        record_->lazy = record_->lazy || to.lazy;
        record_->add("", to.text);
    }

    void threw(const char *type)
    {
        record_->add("", std::string("throws ") + type);
        record_->content = true;
    }
};

} // namespace piebot
#endif
