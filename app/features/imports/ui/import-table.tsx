import { Link } from "@remix-run/react";
import { useT } from "~/i18n/use-t";
import { DateTime } from "~/ui/date-time";
import { Num } from "~/ui/num";
import { Table } from "~/ui/table";
import { Tag, type Tone } from "~/ui/tag";
import { Td } from "~/ui/td";
import { Th } from "~/ui/th";
import type { ImportState } from "../core/import-state";
import type { ImportLine } from "../list-imports.server";

const tones: Record<ImportState, Tone> = {
  uploaded: "neutral",
  proving: "acc",
  proved: "hold",
  importing: "acc",
  finished: "ok",
  cancelled: "hold",
  failed: "bad",
  undoing: "acc",
  undone: "neutral",
};

/** Dates arrive as text: loaders answer in JSON. */
type Line = Omit<ImportLine, "createdAt" | "finishedAt"> & { createdAt: string | Date };

export function ImportTable({ imports }: { imports: Line[] }) {
  const t = useT("imports");
  return (
    <Table
      label={t("list.title")}
      fixed
      twoLines
      head={
        <>
          <Th className="w-[34%]">{t("list.file")}</Th>
          <Th className="w-[150px]">{t("list.result")}</Th>
          <Th>{t("list.people")}</Th>
          <Th className="w-[150px]">{t("list.who")}</Th>
          <Th className="w-[150px]">{t("list.when")}</Th>
        </>
      }
    >
      {imports.map((line) => (
        <tr key={line.id}>
          <Td name phone="title">
            <Link to={`/imports/${line.id}`} className="rowlink ell block" title={line.filename}>
              {line.filename}
            </Link>
          </Td>
          <Td phone="end">
            <Tag tone={tones[line.state]}>{t(`state.${line.state}`)}</Tag>
          </Td>
          <Td phone="meta" className="num">
            <Figures line={line} />
          </Td>
          <Td>{line.by}</Td>
          <Td phone="more">
            <DateTime at={line.createdAt} />
          </Td>
        </tr>
      ))}
    </Table>
  );
}

function Figures({ line: { state, tally, rowsDone, rowsTotal, removed } }: { line: Line }) {
  const t = useT("imports");
  if (state === "importing" && rowsTotal > 0)
    return <Num value={rowsDone / rowsTotal} as="percent" decimals={0} />;
  if (state === "undone" && removed !== null) return <>{t("list.undone", { removed })}</>;
  if (!tally) return null;
  const { new: created, updated, rejected } = tally;
  return <>{t("list.figures", { created, updated, rejected })}</>;
}
