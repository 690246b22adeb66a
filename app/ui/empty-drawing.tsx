export type EmptyDrawingName = "sheet" | "message" | "list" | "search";

/** Small line drawings of what will happen here, in the tokens' colours. */
export function EmptyDrawing({ name }: { name: EmptyDrawingName }) {
  return (
    <svg width="148" height="76" viewBox="0 0 148 76" aria-hidden="true" fill="none">
      {name === "sheet" && <SheetToPeople />}
      {name === "message" && <MessageToTicks />}
      {name === "list" && <People x={60} />}
      {name === "search" && <Lens />}
    </svg>
  );
}

const edge = { stroke: "var(--line-strong)", strokeWidth: 1.5 } as const;
const stroke = {
  stroke: "var(--accent-text)",
  strokeWidth: 1.8,
  strokeLinecap: "round",
  strokeLinejoin: "round",
} as const;

function SheetToPeople() {
  return (
    <>
      <g {...edge}>
        <rect x="1" y="8" width="62" height="60" rx="6" />
        <path d="M1 23h62M1 38h62M1 53h62M24 8v60" />
      </g>
      <path d="M70 38h14m-5-5 5 5-5 5" {...stroke} />
      <People x={95} />
    </>
  );
}

function People({ x }: { x: number }) {
  return (
    <g>
      {[16, 38, 60].map((y, row) => (
        <g key={y}>
          <circle cx={x + 8} cy={y} r="8" fill="var(--accent-soft-2)" />
          <path
            d={`M${x + 22} ${y}h${[30, 22, 27][row]}`}
            stroke="var(--line-strong)"
            strokeWidth="4"
            strokeLinecap="round"
          />
        </g>
      ))}
    </g>
  );
}

function MessageToTicks() {
  return (
    <>
      <rect x="8" y="14" width="84" height="44" rx="8" fill="var(--accent-soft)" {...edge} />
      <path d="M20 28h56M20 38h40" stroke="var(--line-strong)" strokeWidth="4" strokeLinecap="round" />
      <path d="m104 38 6 6 12-14M119 42l3 3 13-15" {...stroke} />
    </>
  );
}

function Lens() {
  return (
    <>
      <circle cx="68" cy="34" r="20" {...edge} />
      <path d="m83 49 14 14" {...edge} strokeLinecap="round" />
      <path d="M60 34h16" {...stroke} />
    </>
  );
}
