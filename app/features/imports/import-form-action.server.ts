import { redirect } from "@remix-run/server-runtime";
import { appProcess } from "~/platform/app-process.server";
import type { CompanyContext } from "~/platform/db/company-types";
import { cancelImport } from "./cancel-import.server";
import { changeImport } from "./change-import.server";
import { readMappingForm, readNames } from "./core/read-import-form";
import { readReadingForm } from "./core/read-reading-form";
import { readingKey } from "./core/reading-key";
import { type ImportChanges, importChanges, type ReadingOptions } from "./imports.schema";
import { type LoadedImport, loadImport } from "./load-import.server";
import { readAgain } from "./read-again.server";
import { customFields } from "./read-upload.server";
import { removeImport } from "./remove-import.server";
import { startImport } from "./start-import.server";
import { startUndo } from "./undo-import.server";

/** What a button or a changed field of an import's page does. */
export async function importFormAction(ctx: CompanyContext, importId: string, form: FormData): Promise<void> {
  const now = appProcess().clock.now();
  const intent = form.get("intent");
  if (intent === "cancel") return cancelImport(ctx, importId);
  if (intent === "undo") return startUndo(ctx, importId, now);
  if (intent === "retry") return startImport(ctx, importId, now);
  if (intent === "remove") {
    await removeImport(ctx, importId);
    throw redirect("/imports/new");
  }
  const loaded = await loadImport(ctx, importId);
  const changes = await readChanges(ctx, loaded, form);
  const options = readingOf(intent, form, loaded);
  if (options) {
    const { mapping: _, ...settings } = changes;
    await readAgain(ctx, importId, options, settings);
    return;
  }
  const differs = !sameChanges(loaded, changes);
  // Whoever presses the button has seen a proof: a change they made in the same breath is proved first.
  if (intent === "run" && !differs) return startImport(ctx, importId, now);
  if (intent === "prove" || differs) await changeImport(ctx, importId, changes);
}

/** How the file is to be read from now on; null = as it is. */
function readingOf(intent: unknown, form: FormData, { reading }: LoadedImport): ReadingOptions | null {
  if (intent === "guess") return { ...reading.options, remembered: false };
  if (intent === "remember") return { ...reading.options, remembered: true };
  return readReadingForm(form, reading);
}

async function readChanges(
  ctx: CompanyContext,
  loaded: LoadedImport,
  form: FormData,
): Promise<ImportChanges> {
  // A form of an older reading speaks of other columns.
  const isOld = form.has("read-key") && form.get("read-key") !== readingKey(loaded.reading);
  const { guesses } = loaded.reading;
  const text = (name: string) => (form.has(name) ? String(form.get(name)) : undefined);
  return importChanges.parse({
    mapping: isOld ? undefined : readMappingForm(form, guesses, loaded.mapping, await customFields(ctx)),
    country: text("country"),
    onDuplicate: text("onDuplicate"),
    repeated: text("repeated"),
    basis: text("basis") || null,
    basisText: text("basisText"),
    lists: readNames(form, "lists"),
    tags: readNames(form, "tags"),
  });
}

function sameChanges({ mapping, settings }: LoadedImport, changes: ImportChanges): boolean {
  const { mapping: newMapping, ...others } = changes;
  if (newMapping && JSON.stringify(plain(newMapping)) !== JSON.stringify(plain(mapping))) return false;
  return Object.entries(others).every(
    ([key, value]) =>
      value === undefined || JSON.stringify(value) === JSON.stringify(settings[key as keyof typeof settings]),
  );
}

/** Keys in one order: the database gives JSON back in its own. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).filter(([, one]) => one !== undefined);
  return Object.fromEntries(
    entries.sort(([one], [other]) => (one < other ? -1 : 1)).map(([key, one]) => [key, plain(one)]),
  );
}
