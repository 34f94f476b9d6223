// Lets the search work when the pages are opened from a folder. Browsers start no workers there, so an empty frame
// plays the part of one: it runs the worker's script, and what either side posts arrives at the other.
"use strict";
if (location.protocol === "file:") {
  const load = (frame, address) =>
    new Promise((done, failed) => {
      const script = frame.contentDocument.createElement("script");
      script.src = address;
      script.onload = () => done();
      script.onerror = failed;
      frame.contentDocument.head.append(script);
    });

  window.Worker = class extends EventTarget {
    constructor(address) {
      super();
      this.frame = document.createElement("iframe");
      this.frame.hidden = true;
      document.body.append(this.frame);
      const inside = this.frame.contentWindow;
      inside.postMessage = (data) => this.dispatchEvent(new MessageEvent("message", { data }));
      inside.importScripts = (...others) =>
        others.reduce((before, other) => before.then(() => load(this.frame, other)), Promise.resolve());
      this.ready = load(this.frame, address);
    }

    async postMessage(data) {
      await this.ready;
      this.frame.contentWindow.dispatchEvent(new MessageEvent("message", { data: structuredClone(data) }));
    }

    terminate() {
      this.frame.remove();
    }
  };
  window.IFrameWorker = window.Worker; // by this name the theme's worker knows that it is in a frame
}
