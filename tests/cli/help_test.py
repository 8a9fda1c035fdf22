#!/usr/bin/python3
"""Help, versions, and words that namu does not know."""

import support
from support import FINE, WRONG_USE

COMMANDS = ("check", "format", "serve", "explain", "query")


def known_commands(test):
    listed = test.namu("--help").out
    return [name for name in COMMANDS if f"\n  {name} " in listed]


class Help(support.TestCase):
    def test_without_arguments_the_help_goes_to_standard_error(self):
        ended = self.namu()
        self.assertEqual(ended.status, WRONG_USE, ended)
        self.assertIn("usage: namu COMMAND", ended.err)
        self.assertEqual(ended.out, "")

    def test_help_in_every_spelling_is_the_same(self):
        texts = {self.expect(self.namu(word), FINE, "usage: namu COMMAND").out for word in ("help", "--help", "-h")}
        self.assertEqual(len(texts), 1)

    def test_version(self):
        ended = self.expect(self.namu("--version"), FINE)
        self.assertRegex(ended.out, r"\Anamu \d+\.\d+\.\d+\n\Z")

    def test_every_command_has_help_with_examples_that_fits_the_screen(self):
        commands = known_commands(self)
        self.assertIn("check", commands)
        for command in commands:
            with self.subTest(command):
                ended = self.expect(self.namu(command, "--help"), FINE, f"usage: namu {command} ", "examples:")
                self.assertEqual(ended.err, "")
                for line in ended.out.splitlines():
                    self.assertLessEqual(len(line), 100, line)
                self.assertEqual(ended.out, self.namu("help", command).out)
                self.assertEqual(ended.out, self.namu(command, "-h").out)

    def test_every_command_refuses_an_unknown_option(self):
        for command in known_commands(self):
            with self.subTest(command):
                ended = self.expect(self.namu(command, "--no-such-thing"), WRONG_USE, "--no-such-thing",
                                    f"namu {command} --help")
                self.assertEqual(ended.out, "")


class DidYouMean(support.TestCase):
    def test_a_command(self):
        self.expect(self.namu("chekc", "a.zone"), WRONG_USE, "unknown command `chekc`", "did you mean `namu check`?")

    def test_a_command_that_is_like_no_other(self):
        ended = self.expect(self.namu("xyzzy"), WRONG_USE, "unknown command `xyzzy`", "namu --help")
        self.assertNotIn("did you mean", ended.err)

    def test_help_for_an_unknown_command(self):
        self.expect(self.namu("help", "formt"), WRONG_USE, "did you mean `namu format`?")

    def test_an_option(self):
        self.expect(self.namu("check", "--orign", "a.", "a.zone"), WRONG_USE, "`--orign`", "did you mean --origin?")

    def test_an_option_with_a_value_in_the_same_word(self):
        self.expect(self.namu("check", "--formta=json", "a.zone"), WRONG_USE, "did you mean --format?")

    def test_options_are_not_guessed_from_their_first_letters(self):
        self.write("a.zone", support.GOOD_ZONE)
        self.expect(self.namu("check", "--qui", "a.zone"), WRONG_USE, "`--qui`", "did you mean --quiet?")


class WrongUse(support.TestCase):
    def refused(self, *arguments, says):
        ended = self.expect(self.namu(*arguments), WRONG_USE, says)
        self.assertEqual(ended.out, "")

    def test_check_without_a_zone(self):
        self.refused("check", says="no zone is given")

    def test_format_without_a_zone(self):
        self.refused("format", says="no zone is given")

    def test_format_of_two_files(self):
        self.refused("format", "a.zone", "b.zone", says="b.zone")

    def test_an_option_without_its_value(self):
        self.refused("check", "a.zone", "--origin", says="--origin")

    def test_an_option_given_twice(self):
        self.refused("check", "a.zone", "--origin", "a.", "--origin", "b.", says="more than once")

    def test_a_format_that_is_not_there(self):
        self.refused("check", "--format", "xml", "a.zone", says="text or json or patch, not `xml`")

    def test_numbers_out_of_range(self):
        for number in ("0", "-1", "abc", "99999999999999999999", "1025"):
            with self.subTest(number):
                self.refused("check", "--threads", number, "a.zone", says="--threads takes a number from 1 to 1024")

    def test_an_origin_that_is_no_name(self):
        self.refused("check", "--origin", "a..b", "a.zone", says="--origin takes a domain name, not `a..b`")

    def test_an_origin_for_several_files(self):
        self.refused("check", "--origin", "a.", "a.zone", "b.zone", says="--zone NAME=FILE")

    def test_a_zone_that_is_not_name_and_file(self):
        for text in ("a.zone", "=a.zone", "a.="):
            with self.subTest(text):
                self.refused("check", "--zone", text, says="--zone takes NAME=FILE")

    def test_a_zone_whose_name_is_none(self):
        self.refused("check", "--zone", "a..b=a.zone", says="not `a..b`")


if __name__ == "__main__":
    support.main()
