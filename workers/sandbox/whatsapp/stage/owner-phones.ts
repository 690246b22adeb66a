/** Phones that exist from the start and can scan a QR. Any other phone that scans becomes one too. */
export const OWNER_PHONES = [
  { digits: "5511900000901", name: "Celular da loja", business: true },
  { digits: "5511900000902", name: "Celular do atendimento", business: true },
  { digits: "5511900000903", name: "Celular pessoal", business: false },
] as const;
