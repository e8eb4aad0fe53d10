"""A stand-in for a model, from which the cache was recorded: answers chat completions with what replies.jsonl holds.

Run it in this folder: python3 serve.py PORT
"""

import http.server
import json
import pathlib
import sys

ROWS = [json.loads(line) for line in (pathlib.Path(__file__).parent / "replies.jsonl").open()]


class Handler(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        # The program in question comes last; examples before it may be other programs of the set.
        prompt = asked["messages"][-1]["content"]
        row = max(ROWS, key=lambda one: prompt.rfind(one["input"].strip("\n")))
        choices = [
            {"index": at, "finish_reason": "stop", "message": {"role": "assistant", "content": text}}
            for at, text in enumerate(row["replies"][: asked.get("n", 1)])
        ]
        usage = {"prompt_tokens": len(prompt) // 4, "completion_tokens": 100 * len(choices), "total_tokens": 0}
        body = json.dumps({"id": "recorded", "object": "chat.completion", "created": 0, "model": asked["model"], "choices": choices, "usage": usage}).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


http.server.ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1])), Handler).serve_forever()
