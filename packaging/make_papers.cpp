// make_papers FOLDER VERSION DATE: run by the build, not installed.

#include "programs/papers/write_papers.hpp"

#include <exception>
#include <iostream>

int main(int argc, char** argv)
{
    if (argc != 4) {
        std::cerr << "usage: make_papers FOLDER VERSION DATE\n";
        return 2;
    }
    try {
        namu::papers::write_papers(argv[1], {.version = argv[2], .date = argv[3]});
    } catch (const std::exception& error) {
        std::cerr << "make_papers: " << error.what() << '\n';
        return 1;
    }
    return 0;
}
