import { useFetcher } from "@remix-run/react";
import { useCallback, useEffect, useRef, useState } from "react";
import type { DraftCheck } from "../../draft-check.server";
import type { ChangeDraft, Draft } from "./draft";

const PAUSE_MS = 450;

export interface EditedDraft {
  draft: Draft;
  change: ChangeDraft;
  /** ISO; null = nothing was changed here yet. */
  savedAt: string | null;
  saving: boolean;
  /** Why the last save was refused, or "" when the server could not be reached. */
  error: string | null;
  /** Pre-flight, samples and message of what is saved; undefined until the first answer. */
  check: DraftCheck | undefined;
  checking: boolean;
  /** Everything typed is saved, and the check speaks of it. */
  settled: boolean;
  recheck(): void;
}

/** Keeps a draft saved: a moment after the last change, one save at a time, and asks for its check afterwards. */
export function useDraft(campaignId: string, initial: Draft): EditedDraft {
  const [draft, setDraft] = useState(initial);
  const [savedAt, setSavedAt] = useState<string | null>(null);
  const [error, setError] = useState<string | null>(null);
  const [saving, setSaving] = useState(false);
  const pending = useRef<Partial<Draft>>({});
  const busy = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const fetcher = useFetcher<DraftCheck>({ key: `check ${campaignId}` });
  const { load } = fetcher;
  const recheck = useCallback(() => load(`/campaigns/${campaignId}/check`), [load, campaignId]);

  const save = useCallback(async () => {
    clearTimeout(timer.current);
    if (busy.current || Object.keys(pending.current).length === 0) return;
    const changes = pending.current;
    pending.current = {};
    busy.current = true;
    const answer = await post(campaignId, changes);
    busy.current = false;
    if (answer.ok) {
      setSavedAt(answer.savedAt);
      setError(null);
      if (Object.keys(pending.current).length > 0) return save();
      setSaving(false);
      return recheck();
    }
    // What was refused is not sent again by itself; what could not be sent goes with the next change.
    if (answer.sentence === "") pending.current = { ...changes, ...pending.current };
    setError(answer.sentence);
    setSaving(false);
  }, [campaignId, recheck]);

  const change = useCallback<ChangeDraft>(
    (changes) => {
      setDraft((before) => ({ ...before, ...changes }));
      pending.current = { ...pending.current, ...changes };
      setSaving(true);
      clearTimeout(timer.current);
      timer.current = setTimeout(save, PAUSE_MS);
    },
    [save],
  );

  useEffect(recheck, [recheck]);
  useEffect(() => {
    const leave = () => void save();
    window.addEventListener("pagehide", leave);
    window.addEventListener("online", leave);
    return () => {
      window.removeEventListener("pagehide", leave);
      window.removeEventListener("online", leave);
      leave();
    };
  }, [save]);

  const checking = fetcher.state !== "idle";
  return {
    draft,
    change,
    savedAt,
    saving,
    error,
    check: fetcher.data,
    checking,
    settled: !saving && !checking && error === null && fetcher.data !== undefined,
    recheck,
  };
}

type Answer = { ok: true; savedAt: string } | { ok: false; sentence: string };

async function post(campaignId: string, changes: Partial<Draft>): Promise<Answer> {
  try {
    const response = await fetch(`/campaigns/${campaignId}/save`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(changes),
      keepalive: true,
    });
    const answer = (await response.json()) as { savedAt?: string; sentence?: string };
    if (answer.savedAt) return { ok: true, savedAt: answer.savedAt };
    return { ok: false, sentence: answer.sentence ?? "" };
  } catch {
    return { ok: false, sentence: "" };
  }
}
