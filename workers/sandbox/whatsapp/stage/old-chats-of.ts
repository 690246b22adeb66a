import type { OldChat } from "../history/old-chat";
import type { OwnerAccount } from "../people/owner-account";

const DAY_MS = 86_400_000;

/** What the phone remembers of the time before it was linked: three short conversations of the last weeks. */
export function oldChatsOf(owner: OwnerAccount, now: number): OldChat[] {
  const seed = owner.digits.slice(-4);
  return [
    {
      phone: "5511987650011",
      messages: [
        { fromOwner: false, text: "Oi, vocês ainda têm o colchão de casal?", at: now - 20 * DAY_MS },
        { fromOwner: true, text: "Temos sim! Entregamos em dois dias.", at: now - 20 * DAY_MS + 240_000 },
        { fromOwner: false, text: "Perfeito, fecho amanhã", at: now - 20 * DAY_MS + 600_000 },
      ],
    },
    {
      phone: "5581988760022",
      messages: [
        { fromOwner: true, text: `Seu pedido 48${seed} saiu para entrega.`, at: now - 9 * DAY_MS },
        { fromOwner: false, text: "Chegou direitinho, obrigado!", at: now - 8 * DAY_MS },
      ],
    },
    {
      phone: "5531987650033",
      messages: [{ fromOwner: false, text: "Qual o endereço da loja?", at: now - 2 * DAY_MS }],
    },
  ];
}
