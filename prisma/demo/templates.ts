/** The demo's templates, known to the pretend Meta and to us alike. */
export const TEMPLATES = [
  {
    name: "boas_vindas",
    language: "pt_BR",
    category: "MARKETING" as const,
    components: [
      {
        type: "BODY",
        text: "Oi, {{1}}! Aqui é da Casa Aurora. Obrigado por comprar com a gente.",
        example: { body_text: [["Josefa"]] },
      },
    ],
  },
  {
    name: "previa_bf_clientes",
    language: "pt_BR",
    category: "MARKETING" as const,
    components: [
      {
        type: "BODY",
        text: "Oi, {{1}}! Antes de abrir para todo mundo, a Black Friday da Casa Aurora começa hoje para quem já é cliente. Frete grátis para {{2}} até quarta.",
        example: { body_text: [["Josefa", "Recife"]] },
      },
      { type: "FOOTER", text: "Para não receber mais, responda SAIR." },
      {
        type: "BUTTONS",
        buttons: [
          { type: "QUICK_REPLY", text: "Quero ver" },
          { type: "QUICK_REPLY", text: "Parar de receber" },
        ],
      },
    ],
  },
  {
    name: "pedido_enviado",
    language: "pt_BR",
    category: "UTILITY" as const,
    components: [
      {
        type: "BODY",
        text: "Olá, {{1}}. Seu pedido saiu da loja e chega em até 3 dias.",
        example: { body_text: [["Josefa"]] },
      },
    ],
  },
];

export const SMS_TEXT = {
  name: "retirada_na_loja",
  text: "Casa Aurora: {{first_name|cliente}}, seu pedido esta pronto para retirada. Responda SAIR para parar.",
};
