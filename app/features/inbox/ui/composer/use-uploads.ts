import { useCallback, useEffect, useRef, useState } from "react";
import type { Uploaded } from "./upload-file";

export interface Upload {
  key: number;
  file: File;
  /** Of this tab, for looking at it before it is sent. */
  preview: string;
  /** 0 to 1 */
  progress: number;
  done: Uploaded | null;
  /** It failed: a sentence, or null when only the connection broke. */
  failed: { sentence: string | null } | null;
}

/** As many files at once; more would leave nobody the time to look at them. */
export const MOST_FILES = 10;

let lastKey = 0;

/** Files that are about to be sent: they travel at once, so that sending is quick. */
export function useUploads(conversationId: string) {
  const [uploads, setUploads] = useState<Upload[]>([]);
  const running = useRef(new Map<number, AbortController>());
  const previews = useRef(new Set<string>());

  const change = useCallback((key: number, next: Partial<Upload>) => {
    setUploads((before) => before.map((one) => (one.key === key ? { ...one, ...next } : one)));
  }, []);

  const start = useCallback(
    async (key: number, file: File) => {
      const stopper = new AbortController();
      running.current.set(key, stopper);
      const { uploadFile } = await import("./upload-file");
      const onProgress = (progress: number) => change(key, { progress });
      const answer = await uploadFile(
        file,
        file.name || "arquivo",
        conversationId,
        onProgress,
        stopper.signal,
      );
      running.current.delete(key);
      if (answer.ok) change(key, { done: answer.file, progress: 1 });
      else change(key, { failed: { sentence: answer.sentence } });
    },
    [conversationId, change],
  );

  const add = useCallback(
    (files: Iterable<File>) => {
      const chosen = [...files].slice(0, MOST_FILES).map((file): Upload => {
        lastKey += 1;
        const preview = URL.createObjectURL(file);
        previews.current.add(preview);
        return { key: lastKey, file, preview, progress: 0, done: null, failed: null };
      });
      setUploads((before) => [...before, ...chosen].slice(0, MOST_FILES));
      for (const { key, file } of chosen) void start(key, file);
    },
    [start],
  );

  const remove = useCallback((key: number) => {
    running.current.get(key)?.abort();
    setUploads((before) => before.filter((one) => one.key !== key));
  }, []);

  const retry = useCallback(
    ({ key, file }: Upload) => {
      change(key, { failed: null, progress: 0 });
      void start(key, file);
    },
    [change, start],
  );

  useEffect(
    () => () => {
      for (const stopper of running.current.values()) stopper.abort();
    },
    [],
  );

  return { uploads, add, remove, retry, clear: useCallback(() => setUploads([]), []) };
}

export type Uploads = ReturnType<typeof useUploads>;
