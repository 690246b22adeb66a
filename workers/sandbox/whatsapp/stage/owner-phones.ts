/** Phones that exist from the start and can scan a QR. Any other phone that scans becomes one too. */
export const OWNER_PHONES = [
  { digits: "5511900000901", name: "Celular da loja" },
  { digits: "5511900000902", name: "Celular do atendimento" },
  { digits: "5511900000903", name: "Celular pessoal" },
] as const;
