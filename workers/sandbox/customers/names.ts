import { randomFrom } from "../state/random";

const FIRST =
  "Ana Beatriz Caio Daniela Edson Fernanda Gilberto Helena Igor Joana Kátia Leandro Mariana Nelson Olívia Patrícia Quitéria Rafael Sônia Tiago Úrsula Valdir Wesley Yara Zuleide Josefa Raimunda Severino Luzia Antônio".split(
    " ",
  );
const LAST =
  "Andrade Barbosa Cardoso Dias Esteves Ferreira Guimarães Holanda Ibiapina Justino Lacerda Matos Nogueira Oliveira Pinheiro Queiroz Ramos Siqueira Teixeira Uchôa Viana Xavier Zanetti".split(
    " ",
  );

/** An invented name that always belongs to the same phone. */
export function nameOf(waId: string): string {
  const random = randomFrom(`name ${waId}`);
  return `${random.pick(FIRST)} ${random.pick(LAST)}`;
}
